import { provincial } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

const names = ['Ấm áp', 'Án Sát', 'Đông Phương', 'Ăn Ca', 'Dân Chủ', 'An Bình', 'Ân Nghĩa', 'Ẩn Sơn'];
let world: World;
beforeAll(async () => {
  world = await createWorld();
  for (const name of names) await world.activeUnit({ name });
});
afterAll(() => world.stop());

const list = async (args: string) =>
  (await world.ask(`{ units(${args}) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`, {}, provincial)).data.units;
const namesOf = ({ nodes }: { nodes: { name: string }[] }) => nodes.map(({ name }) => name);

test('words are found with and without diacritics, in any order', async () => {
  for (const search of ['dong', 'Đông', 'phuong dong', 'PHƯƠNG'])
    expect(namesOf(await list(`filter: { search: "${search}" }`))).toEqual(['Đông Phương']);
  expect(namesOf(await list('filter: { search: "khong co" }'))).toEqual([]);
});

test('what looks like a wildcard only parts words', async () => {
  expect((await list('filter: { search: "%" }')).totalCount).toBe(names.length);
  expect((await list('filter: { search: "an%x" }')).totalCount).toBe(0);
});

test('units stand in Vietnamese order', async () => {
  const expected = [...names].sort(new Intl.Collator('vi').compare);
  expect(namesOf(await list('first: 50'))).toEqual(expected);
});

test('pages hold while units are added before and after', async () => {
  const first = await list('first: 3');
  expect(first.pageInfo.hasNextPage).toBe(true);
  await world.activeUnit({ name: 'Aa đầu' });
  await world.activeUnit({ name: 'Vĩnh Cửu' });
  const second = await list(`first: 3, after: "${first.pageInfo.endCursor}"`);
  const whole = namesOf(await list('first: 50'));
  expect(namesOf(second)).toEqual(whole.slice(4, 7));
});

test('areas are found by their names on a day', async () => {
  const areas = async (args: string) => (await world.ask(`{ areas(${args}) { totalCount nodes { id type name } } }`)).data.areas;
  expect((await areas('search: "lai chau", asOf: "2019-08-12"')).nodes.map(({ type }: { type: string }) => type).sort()).toEqual([
    'thành phố',
    'tỉnh',
  ]);
  for (const [day, communes] of [
    ['2019-08-12', 108],
    ['2020-02-01', 106],
    ['2025-07-01', 38],
  ] as const)
    expect((await areas(`asOf: "${day}", level: COMMUNE, first: 1`)).totalCount).toBe(communes);
});

test('an area tells its children, what it became and what it was made from', async () => {
  const { data } = await world.ask(`{
    old: area(id: "03386@2013-12-27") { successors { kind takesEffectOn to { name } } parent { name children(asOf: "2019-08-12") { id } } }
    new: area(id: "03388@2025-07-01") { name basis { number } predecessors { from { name } } }
  }`);
  expect(data.old.successors).toEqual([{ kind: 'MERGE', takesEffectOn: '2025-07-01', to: { name: 'Đoàn Kết' } }]);
  expect(data.old.parent).toMatchObject({ name: 'Lai Châu' });
  expect(data.old.parent.children.length).toBeGreaterThan(5);
  expect(data.new.basis.number).toBe('1670/NQ-UBTVQH15');
  expect(data.new.predecessors).toHaveLength(5);
});

test('the police has lost its district level before the government has', async () => {
  const at = async (day: string, kind: string) =>
    (await world.ask(`{ authorities(asOf: "${day}", kind: ${kind}, level: DISTRICT) { totalCount } }`)).data.authorities.totalCount;
  expect([await at('2025-02-28', 'POLICE'), await at('2025-03-01', 'POLICE')]).toEqual([8, 0]);
  expect([await at('2025-06-30', 'PEOPLES_COMMITTEE'), await at('2025-07-01', 'PEOPLES_COMMITTEE')]).toEqual([8, 0]);
});

test('a page of units with areas and registrations costs a handful of statements, however many they are', async () => {
  world.statements.length = 0;
  await world.ask(
    '{ units(first: 10) { nodes { name area { name parent { name } } successor { name } registrations { state } } } }',
    {},
    provincial,
  );
  expect(world.statements.filter((sql) => sql.startsWith('SELECT')).length).toBeLessThanOrEqual(5);
});

test('a page of units with all their records costs one statement for each kind', async () => {
  for (const { id } of [await world.activeUnit(), await world.activeUnit()]) {
    await world.signedCommitment(id);
    await world.activeModel(id);
    await world.approvedPlan(id);
    await world.plannedReview(id);
  }
  const records = ['commitments', 'internalRules', 'coordinationRegulations', 'models', 'plans', 'reviews'];
  world.statements.length = 0;
  const { units } = await world.read(
    `{ units(first: 50) { nodes { ${records.map((name) => `${name} { state unit { id } }`).join(' ')} } } }`,
  );
  expect(units.nodes.some(({ models }: { models: object[] }) => models.length)).toBe(true);
  expect(world.statements.length).toBeLessThanOrEqual(1 + records.length + 1);
});

test('a thousand references are two statements at most', async () => {
  const { data } = await world.ask('{ units(first: 10) { nodes { id } } }', {}, provincial);
  const ids: string[] = data.units.nodes.map(({ id }: { id: string }) => id);
  const representations = Array.from({ length: 1000 }, (_, i) => ({ __typename: 'Unit', id: ids[i % ids.length] }));
  world.statements.length = 0;
  const answer = await world.ask(
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { name } } }',
    { r: representations },
    provincial,
  );
  expect(answer.data._entities.filter((one: { name: string } | null) => one?.name)).toHaveLength(1000);
  expect(world.statements.length).toBeLessThanOrEqual(2);
});
