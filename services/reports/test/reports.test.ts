import { eventually } from '@binhan/common/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld } from './world.ts';

let world: Awaited<ReturnType<typeof createWorld>>;
const unitFacts = {
  kind: 'SCHOOL',
  subKind: null,
  managementLevel: 'COMMUNE',
  isKeyEconomic: false,
  isLarge: false,
  areaId: '03408@2025-07-01',
};

const registration = (id: string, more: object = {}) =>
  world.publish('registration', id, 'submitted', {
    state: 'SUBMITTED',
    unitId: 'u1',
    unit: unitFacts,
    roundYear: 2026,
    ruleSetId: 'RS-2021',
    submittedOn: '2026-03-02',
    late: false,
    criteria: [],
    selfAssessedOn: null,
    appraisedOn: null,
    synthetic: false,
    ...more,
  });
const recognition = (id: string, more: object = {}) =>
  world.publish('recognition', id, 'granted', {
    state: 'RECOGNISED',
    registrationId: 'r1',
    unitId: 'u1',
    unit: unitFacts,
    roundYear: 2026,
    grade: null,
    authorityId: 'PEOPLES_COMMITTEE:03408@2025-07-01',
    decisionNo: '1',
    decidedOn: '2026-11-16',
    basisIds: [],
    revokedOn: null,
    reasonCode: null,
    synthetic: false,
    ...more,
  });
const area = (id: string, level: string, covers: string[]) => {
  const [code = '', validFrom = ''] = id.split('@');
  return world.publish('area', id, 'installed', { code, name: code, type: 'xã', level, parentId: null, validFrom, validTo: null, covers });
};

const ask = async (code: string, filter: object = {}) =>
  (
    await world.ask(
      'query($c: IndicatorCode!, $f: IndicatorFilter) { indicator(code: $c, filter: $f) { distinctUnits { value numerator denominator noData ruleSet watermark } records { value } } }',
      { c: code, f: filter },
    )
  ).data.indicator;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

test('before the first event there is no data, which is not 0', async () => {
  expect((await ask('U1')).distinctUnits).toMatchObject({ value: null, noData: true, watermark: null });
  expect((await ask('U3')).distinctUnits).toMatchObject({ value: null, denominator: 0, noData: true });
});

test('registrations and recognitions are counted by units and by records', async () => {
  await area('03408@2025-07-01', 'COMMUNE', ['03408@2025-07-01', '03408@2013-12-27']);
  await registration('r1');
  await registration('r2', { unitId: 'u1', roundYear: 2025 });
  await registration('r3', { unitId: 'u2', unit: { ...unitFacts, kind: 'AGENCY', areaId: '03408@2013-12-27' }, state: 'RETURNED' });
  await registration('r4', { unitId: 'u3', state: 'WITHDRAWN' });
  await recognition('c1');
  await eventually(async () => expect(await ask('U2')).toMatchObject({ distinctUnits: { value: 1 } }));
  await eventually(async () =>
    expect(await ask('U1')).toMatchObject({
      distinctUnits: { value: 2, noData: false, ruleSet: 'RS-2021', watermark: '2026-03-02T02:00:00.000Z' },
      records: { value: 3 },
    }),
  );
  expect(await ask('U3')).toMatchObject({ distinctUnits: { value: 50, numerator: 1, denominator: 2 }, records: { value: 33.33 } });
});

test('filters narrow, and an area counts what it succeeded', async () => {
  expect((await ask('U1', { unitKinds: ['AGENCY'] })).records.value).toBe(1);
  expect((await ask('U1', { roundFrom: 2026, roundTo: 2026 })).records.value).toBe(2);
  expect((await ask('U1', { areaId: '03408@2025-07-01' })).distinctUnits.value).toBe(2);
  expect((await ask('U1', { areaId: 'nowhere' })).distinctUnits.value).toBe(0);
});

test('a revoked recognition is counted no more', async () => {
  await recognition('c1', { state: 'REVOKED' });
  await eventually(async () => expect((await ask('U2')).distinctUnits.value).toBe(0));
});

test('a field or enum value that is new to this reader does not stop it', async () => {
  // Past the writer's closed schema, as a later version of units would write it.
  await world.log.append([
    {
      sequence: 1,
      topic: 'units.unit.v1',
      key: 'future',
      occurredAt: new Date(),
      value: JSON.stringify({
        specversion: '1.0',
        id: 'e1',
        source: '/units',
        type: 'units.unit.renamed.v1',
        subject: 'future',
        time: '2027-01-01T00:00:00Z',
        dataschema: 'urn:binhan:units.unit:v1',
        datacontenttype: 'application/json',
        aggregateversion: 1,
        data: {
          change: 'renamed',
          code: 'X',
          name: 'Sau này',
          kind: 'CLOUD',
          state: 'FLOATING',
          areaId: 'a',
          synthetic: false,
          colour: 'blue',
        },
      }),
    },
  ]);
  await eventually(async () =>
    expect(await world.database.read.query("SELECT name FROM unit_ref WHERE id = 'future'")).toEqual([{ name: 'Sau này' }]),
  );
});

test('published figures can be read without a token, and say what they prove', async () => {
  const { data } = await world.ask(
    '{ publishedFigures { id printed value qualifier difference note computed { value } } indicators { code name { vi } } }',
  );
  expect(
    data.publishedFigures.map(({ id, printed, value }: { id: string; printed: string; value: number }) => [id, printed, value]),
  ).toEqual([
    ['N1', '1.217', 1217],
    ['N2', '1.150', 1150],
  ]);
  expect(data.publishedFigures[0].note).toContain('By construction');
  expect(data.indicators.map(({ code }: { code: string }) => code)).toEqual(['U1', 'U2', 'U3']);
});
