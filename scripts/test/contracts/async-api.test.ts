import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { parseAsyncApi } from '../../src/contracts/async-api.ts';

const file = new URL('../../../schemas/asyncapi.yaml', import.meta.url);

test('the channels of asyncapi.yaml and their schemas are read from the files beside it', async () => {
  const { findings, channels } = await parseAsyncApi(await readFile(file, 'utf8'), file);
  expect(findings.problems).toEqual([]);
  expect(channels.get('units.unit.v1')).toBe('urn:binhan:units.unit:v1');
});

test('a reference to a missing file and an unknown action are found', async () => {
  const text = await readFile(file, 'utf8');
  const { findings } = await parseAsyncApi(
    text.replace('events/units/unit.v1.json', 'events/units/none.v1.json').replace('action: send', 'action: shout'),
    file,
  );
  expect(findings.problems).toEqual(
    expect.arrayContaining([expect.stringContaining('none.v1.json'), expect.stringContaining('operations.unitsSendsAreas.action')]),
  );
});

test('what a reader of topics needs is missed', async () => {
  const text = await readFile(file, 'utf8');
  const { findings } = await parseAsyncApi(
    text
      .replace(/ {4}description: The dated area tree.*\n/, '')
      .replace(', summary: An area is installed with its period of validity.', '')
      .replace(/(area: \{ title: Area, )traits: \[[^\]]*\], /, '$1'),
    file,
  );
  expect(findings.problems).toEqual([
    'schemas/asyncapi.yaml: channel area has no description',
    expect.stringContaining('operation unitsSendsAreas has no summary'),
    expect.stringContaining('message area does not say what its key is'),
  ]);
});
