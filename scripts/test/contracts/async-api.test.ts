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
