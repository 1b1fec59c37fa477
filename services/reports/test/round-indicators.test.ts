import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
const unitFacts = {
  kind: 'SCHOOL',
  subKind: null,
  managementLevel: 'COMMUNE',
  isKeyEconomic: false,
  isLarge: false,
  areaId: '03408@2025-07-01',
};

const registration = (id: string, more: object = {}, at?: string) =>
  world.publish(
    'units.registration',
    id,
    'submitted',
    {
      ...{ state: 'SUBMITTED', unitId: 'u1', unit: unitFacts, roundYear: 2026, ruleSetId: 'RS-2021', submittedOn: '2026-03-02' },
      ...{ late: false, criteria: [], selfAssessedOn: null, appraisedOn: null, synthetic: false },
      ...more,
    },
    at,
  );
const recognition = (id: string, more: object = {}, at?: string) =>
  world.publish(
    'units.recognition',
    id,
    'granted',
    {
      ...{ state: 'RECOGNISED', registrationId: 'r1', unitId: 'u1', unit: unitFacts, roundYear: 2026, grade: 'GOOD' },
      ...{ authorityId: 'PEOPLES_COMMITTEE:03408@2025-07-01', decisionNo: '1', decidedOn: '2026-03-16', basisIds: [] },
      ...{ revokedOn: null, reasonCode: null, synthetic: false },
      ...more,
    },
    at,
  );

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
});
afterAll(() => world.stop());

test('before the first event there is no data, which is not 0', async () => {
  expect((await ask.one('U1')).distinctUnits).toMatchObject({ value: null, noData: true, watermark: null });
  expect((await ask.one('U3')).distinctUnits).toMatchObject({ value: null, denominator: 0, noData: true });
});

test('registrations and recognitions are counted by units and by records', async () => {
  const [province, district] = ['12@2013-12-27', '105@2013-12-27'];
  const old = { parentId: district, validTo: '2025-07-01' };
  const communes = ['03408@2013-12-27', '03418@2013-12-27'];
  await world.area(province, 'PROVINCE', [province, district, ...communes, '03408@2025-07-01']);
  await world.area(district, 'DISTRICT', [district, ...communes], { parentId: province, validTo: '2025-07-01' });
  for (const commune of communes) await world.area(commune, 'COMMUNE', [commune], old);
  await world.area('03408@2025-07-01', 'COMMUNE', ['03408@2025-07-01', ...communes], { parentId: province });
  await registration('r1');
  await registration('r2', { unitId: 'u1', roundYear: 2025 });
  await registration('r3', { unitId: 'u2', unit: { ...unitFacts, kind: 'AGENCY', areaId: '03408@2013-12-27' }, state: 'RETURNED' });
  await registration('r4', { unitId: 'u3', state: 'WITHDRAWN' });
  await recognition('c1');
  expect(await ask.one('U2')).toMatchObject({ distinctUnits: { value: 1 }, good: { value: 1 } });
  expect(await ask.one('U1')).toMatchObject({
    distinctUnits: { value: 2, noData: false, ruleSet: 'RS-2021', watermark: '2026-03-02T02:00:00.000Z' },
    records: { value: 3 },
  });
  expect(await ask.one('U3')).toMatchObject({ distinctUnits: { value: 50, numerator: 1, denominator: 2 }, records: { value: 33.33 } });
});

test('filters narrow, and an area counts what it succeeded', async () => {
  expect((await ask.one('U1', { filter: { unitKinds: ['AGENCY'] } })).records?.value).toBe(1);
  expect((await ask.one('U1', { filter: { roundFrom: 2026, roundTo: 2026 } })).records?.value).toBe(2);
  expect((await ask.one('U1', { filter: { areaId: '03408@2025-07-01' } })).distinctUnits?.value).toBe(2);
  await expect(ask.one('U1', { filter: { areaId: 'nowhere' } })).rejects.toMatchObject({ code: 'UNKNOWN_AREA', field: 'filter.areaId' });
  await expect(ask.one('U1', { filter: { channels: ['ORAL'] } })).rejects.toMatchObject({ code: 'NOT_COUNTED_BY' });
  await expect(ask.one('U1', { filter: { roundFrom: 2026, roundTo: 2025 } })).rejects.toMatchObject({ code: 'PERIOD_REVERSED' });
});

test('groups are by what the record says, by area as recorded or put into a newer tree', async () => {
  expect(await ask.valuesBy('U1', 'records', { by: ['ROUND', 'UNIT_KIND'] })).toEqual({
    '2025 SCHOOL': 1,
    '2026 AGENCY': 1,
    '2026 SCHOOL': 1,
  });
  expect(await ask.valuesBy('U1', 'records', { by: ['PROVINCE'] })).toEqual({ '12@2013-12-27': 3 });
  expect(await ask.valuesBy('U1', 'records', { by: ['COMMUNE'] })).toEqual({ '03408@2013-12-27': 1, '03408@2025-07-01': 2 });
  expect(await ask.valuesBy('U1', 'records', { by: ['COMMUNE'], areaEpoch: '2025-07-01' })).toEqual({ '03408@2025-07-01': 3 });
  expect(await ask.valuesBy('U1', 'records', { by: ['DISTRICT'] })).toEqual({ '105@2013-12-27': 1, '': 2 });
  expect(await ask.valuesBy('U3', 'records', { by: ['MONTH'] })).toEqual({ '2026-03': 33.33 });
  await expect(ask.cells('U1', { by: ['DISTRICT'], areaEpoch: '2019-01-01' })).rejects.toMatchObject({ code: 'AREA_ONLY_OLD_TO_NEW' });
  await expect(ask.cells('U1', { by: ['DISTRICT'], areaEpoch: '2025-07-01' })).rejects.toMatchObject({ code: 'NO_SUCH_AREAS' });
});

test('a revoked recognition is counted no more, but it was counted on days before', async () => {
  await recognition('c1', { state: 'REVOKED', revokedOn: '2026-04-01' }, '2026-04-02T02:00:00Z');
  expect((await ask.one('U2')).distinctUnits?.value).toBe(0);
  expect((await ask.one('U2', { asOf: { on: '2026-03-31' } })).distinctUnits?.value).toBe(1);
  expect((await ask.one('U2', { asOf: { on: '2026-04-01' } })).distinctUnits?.value).toBe(0);
  // On that day nobody had told of it yet.
  expect((await ask.one('U2', { asOf: { on: '2026-04-01', known: 'THEN' } })).distinctUnits?.value).toBe(1);
  expect((await ask.one('U2', { asOf: { on: '2026-04-02', known: 'THEN' } })).distinctUnits?.value).toBe(0);
});

test('the rows behind a figure are those that it counts', async () => {
  const officer = { roles: ['PROVINCIAL_OFFICER' as const] };
  const query = `query($filter: IndicatorFilter, $first: Int, $after: String) { indicatorRows(code: U3, measure: "records", part: DENOMINATOR, filter: $filter, first: $first, after: $after) {
    totalCount nodes { id unit { id } area { id } roundYear amount } pageInfo { hasNextPage endCursor } } }`;
  const { data, errors } = await world.ask(query, { first: 2 }, officer);
  expect(errors).toBeUndefined();
  expect(data.indicatorRows).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  expect(data.indicatorRows.nodes[0]).toEqual({
    id: 'r1',
    unit: { id: 'u1' },
    area: { id: '03408@2025-07-01' },
    roundYear: 2026,
    amount: 1,
  });
  const next = await world.ask(query, { after: data.indicatorRows.pageInfo.endCursor }, officer);
  expect(next.data.indicatorRows.nodes.map(({ id }: { id: string }) => id)).toEqual(['r3']);
  const own = await world.ask(query, {}, { roles: ['UNIT_HEAD' as const], units: ['u2'] });
  expect(own.data.indicatorRows.nodes.map(({ id }: { id: string }) => id)).toEqual(['r3']);
  expect((await world.ask(query)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('one measure alone is counted in the sums alone', async () => {
  const before = world.statements.length;
  const query = (measure: string) => `{ indicator(code: U1, measures: ["${measure}"]) { cells { figures { measure figure { value } } } } }`;
  const { data } = await world.ask(query('records'));
  const all = await ask.one('U1');
  expect(data.indicator.cells).toEqual([{ figures: [{ measure: 'records', figure: { value: all.records?.value } }] }]);
  expect(world.statements.slice(before).find((sql) => /FROM \(SELECT/i.test(sql))).toContain('registrations_by_province');
  expect((await world.ask(query('people'))).errors?.[0]?.extensions?.code).toBe('UNKNOWN_MEASURE');
});

test('figures of one page that ask the same are one statement for each source', async () => {
  const before = world.statements.length;
  await world.ask(
    '{ a: indicator(code: U1) { cells { figures { measure } } } b: indicator(code: U2) { cells { figures { measure } } } c: indicator(code: U3) { cells { figures { measure } } } }',
  );
  const counted = world.statements.slice(before).filter((sql) => /FROM \(SELECT/i.test(sql));
  // Units are counted in the facts, records in the sums; a rate takes recognitions as their registrations are.
  const tables = counted.map((sql) => /FROM (\w+) \w/.exec(sql.slice(sql.indexOf('(SELECT')))?.[1]);
  const recognitions = ['recognition_fact', 'recognitions_by_province'];
  expect(tables).toEqual(['registration_fact', 'registrations_by_province', ...recognitions, ...recognitions]);
});
