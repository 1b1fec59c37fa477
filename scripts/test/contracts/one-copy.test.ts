import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { oneCopy } from '../../src/contracts/one-copy.ts';

const name = '@apollo/federation-internals';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copies-'));
});
afterEach(() => rm(folder, { recursive: true }));
const install = (...path: string[]) => mkdir(join(folder, ...path, 'node_modules', name), { recursive: true });
const check = async () => (await oneCopy(name, pathToFileURL(`${folder}/`), ['gateway'])).problems;

test('one copy passes', async () => {
  await install();
  expect(await check()).toEqual([]);
});

test('a second copy below a package or in a workspace is found', async () => {
  await install();
  await install('node_modules/@apollo/gateway');
  await install('gateway');
  expect(await check()).toEqual([
    expect.stringContaining(
      `installed 3 times: node_modules/${name}, node_modules/@apollo/gateway/node_modules/${name}, gateway/node_modules/${name}`,
    ),
  ]);
});

test('a missing one is found', async () => {
  expect(await check()).toEqual([`${name} is not installed: run npm install`]);
});
