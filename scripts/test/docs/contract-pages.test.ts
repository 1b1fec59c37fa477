import { expect, test } from '@jest/globals';
import { anchorOf, dataDictionary } from '../../src/docs/data-dictionary.ts';
import { fieldsOf } from '../../src/docs/event-fields.ts';
import { type ShownContract, topicsPage } from '../../src/docs/topics-page.ts';
import { enumFor, type NamedEnum } from '../../src/docs/value-names.ts';
import { exampleSchema } from '../contracts/example-schema.ts';

const schemas = new Map([['gardens.garden.v1', exampleSchema()]]);
const named = (service: string, name: string, ...codes: string[]): NamedEnum => ({
  ...{ service, name },
  values: codes.map((code) => ({ code, vi: `${code} vi`, en: `${code} en` })),
});

test('a field of a list is found under the list, with its type, range and whether it must be there', () => {
  expect(fieldsOf(exampleSchema()).map(({ path, type, optional }) => [path, type, optional])).toEqual([
    ['change', 'code', false],
    ['name', 'text ≤ 40', false],
    ['kind', 'code or null', true],
    ['size', 'whole number ≥ 1 or null', false],
    ['beds[]', 'list of object', false],
    ['beds[].code', 'text', false],
  ]);
});

test('values have the names of the enum of their own service; of several, of the one named after the topic', () => {
  const enums = [
    named('gardens', 'Kind', 'FLOWER', 'TREE', 'BUSH'),
    named('units', 'Kind', 'FLOWER', 'TREE'),
    named('gardens', 'Hedge', 'BUSH'),
  ];
  const found = (path: string, ...values: string[]) => enumFor(enums, 'gardens.hedge.v1', path, values);
  expect(found('kind', 'FLOWER', 'TREE')).toBe(enums[0]);
  expect(found('unit.kind', 'FLOWER', 'TREE')).toBe(enums[1]);
  expect(found('kind', 'BUSH')).toBe(enums[2]);
  expect(found('kind', 'STONE')).toBeNull();
});

test('the dictionary has a line for each field, what changes are called, and the names of values', () => {
  const changes = new Map([['gardens.garden.v1', new Map([['opened', ['mở cửa']]])]]);
  const page = dataDictionary(schemas, [named('gardens', 'GardenKind', 'FLOWER', 'TREE')], changes);
  for (const line of [
    '## gardens.garden.v1',
    '| `change` | code | `opened` (mở cửa), `closed` | What happened. |',
    '| `kind` | code or null, optional | [GardenKind](#gardensgardenkind) | What grows in it. |',
    '## gardens.GardenKind',
    '| `TREE` | TREE vi | TREE en |',
  ])
    expect(page).toContain(`\n${line}\n`);
});

test('the page of topics says of each who sends it, who reads it, how long it is kept, and shows one', () => {
  const kafka = { partitions: 6, replicas: 3, topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 } };
  const contract: ShownContract = {
    info: { description: 'What counts.' },
    channels: { garden: { address: 'gardens.garden.v1', description: 'Gardens. And more.', 'x-restricted': true, bindings: { kafka } } },
    operations: { gardensSendsGardens: { action: 'send', channel: { $ref: '#/channels/garden' }, summary: 'A garden is opened.' } },
  };
  const rights = [{ user: 'botanist', writes: [], reads: ['gardens.garden.v1'], groups: [] }];
  const page = topicsPage({ contract, envelope: { description: 'A record.' }, schemas, rights, services: ['gardens'] });
  for (const line of [
    '| [gardens.garden.v1](#gardensgardenv1) | Gardens. | named readers |',
    '| sent by | `gardens`: A garden is opened. |',
    '| received by | no service |',
    '| **restricted** to | `botanist` |',
    '| kept | all records, without limit; 6 partitions, 3 replicas |',
    '  "name": "Hoa Ban",',
  ])
    expect(page).toContain(`\n${line}\n`);
});

test('headings are linked as GitHub does', () => {
  expect(anchorOf('units.legal-document.v1')).toBe('unitslegal-documentv1');
});
