import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { fill } from '../src/new-subgraph/fill.ts';
import { subgraphNames } from '../src/new-subgraph/names.ts';
import { addReferences, addSubgraph, addTopic, freePort } from '../src/new-subgraph/registers.ts';

const schemas = new URL('../../schemas/', import.meta.url);
const names = subgraphNames('patrols', 'NightPatrol');

test('all forms of a name follow from it', () => {
  expect(names).toMatchObject({
    type: 'nightPatrol',
    types: 'nightPatrols',
    kebab: 'night-patrol',
    table: 'night_patrol',
    topic: 'patrols.night-patrol.v1',
  });
  expect(subgraphNames('facilities')).toMatchObject({ Type: 'Facility', types: 'facilities' });
  expect(() => subgraphNames('Night-Patrols')).toThrow('lower-case letters');
  expect(() => subgraphNames('patrols', 'night')).toThrow('NightPatrol');
});

test('placeholders are filled wherever they stand', () => {
  expect(fill('IX___table___unit __Types____stamp__ __other__', { ...names, stamp: '17' })).toBe(
    'IX_night_patrol_unit NightPatrols17 __other__',
  );
});

test('the registers keep what is there and have the new one', async () => {
  const subgraphs = await readFile(new URL('subgraphs.yaml', schemas), 'utf8');
  const added = addSubgraph(subgraphs, 'patrols', freePort(parse(subgraphs).subgraphs.map(({ url }: { url: string }) => url)));
  expect(added.startsWith(subgraphs.trimEnd())).toBe(true);
  const ports = parse(added).subgraphs.map(({ url }: { url: string }) => new URL(url).port);
  expect(new Set(ports).size).toBe(ports.length);

  const asyncApi = await readFile(new URL('asyncapi.yaml', schemas), 'utf8');
  const after = addTopic(asyncApi, names);
  for (const line of asyncApi.split('\n')) expect(after).toContain(line);
  const { channels, operations, components } = parse(after);
  expect(channels['patrols-night-patrol']).toMatchObject({ address: 'patrols.night-patrol.v1', bindings: { kafka: { partitions: 6 } } });
  expect(operations.patrolsSendsNightPatrols.channel.$ref).toBe('#/channels/patrols-night-patrol');
  expect(components.messages['patrols-night-patrol'].payload.allOf[1].properties.data.$ref).toBe('events/patrols/night-patrol.v1.json');

  const solution = addReferences('{ "references": [{ "path": "services/units" }, { "path": "gateway" }] }', ['services/patrols']);
  expect(JSON.parse(solution).references.map(({ path }: { path: string }) => path)).toEqual([
    'services/units',
    'services/patrols',
    'gateway',
  ]);
});
