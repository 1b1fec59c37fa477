import { runJob } from '@binhan/common/job';
import { startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { columnOfDimension, type Dimension, type FigureFilter } from '@binhan/reports/figures/columns';
import { countParts, type Part } from '@binhan/reports/figures/count';
import { partsOf } from '@binhan/reports/figures/measure';
import { missingIn, pickSource } from '@binhan/reports/figures/source';
import { indicators } from '@binhan/reports/indicators';
import { checkRollupsDaily } from '@binhan/reports/jobs';
import { recountRollups } from '@binhan/reports/operations/recount-rollups';
import { rollupDifferences } from '@binhan/reports/queries/rollup-differences';
import { rollups } from '@binhan/reports/rollups';
import { service } from '@binhan/reports/service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Data, examplesOf, recordOf, type Sent } from './topics.ts';

let reports: TestSubgraph;
beforeAll(async () => {
  reports = await startTestSubgraph(service);
});
afterAll(() => reports.stop());

const manager = () => reports.database.read.manager;
const differences = async () => [...(await rollupDifferences(manager()))].filter(([, differing]) => differing);
const within = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(reports.database, { viewer: systemViewer('test'), now: new Date() }, work);

/** What can happen to one record: its data, version by version. */
const anyOf = fc.constantFrom;
const days = anyOf('2024-01-31', '2024-02-01', '2024-02-29', '2025-12-31');
const communes = ['c0', 'c1', 'c2', 'c3'];
const unit = fc.record({
  kind: anyOf('SCHOOL', 'AGENCY'),
  managementLevel: anyOf('COMMUNE', 'PROVINCE'),
  isKeyEconomic: fc.boolean(),
  isLarge: fc.boolean(),
  areaId: anyOf(...communes),
});
const changes: Record<string, fc.Arbitrary<Data>> = {
  'training.session.v1': fc.record({
    state: anyOf('VERIFIED', 'VERIFIED', 'REPORTED', 'SUPERSEDED'),
    areaId: anyOf(...communes, null),
    heldOn: days,
    programme: anyOf('FIRE_TALKS', 'TRAFFIC_AT_UNITS'),
    channel: anyOf('DIRECT', 'ORAL'),
  }),
  'training.class.v1': fc.record({
    state: anyOf('VERIFIED', 'VERIFIED', 'COMPLETED', 'CANCELLED'),
    areaId: anyOf(...communes, null),
    firstDay: days,
    programme: anyOf('FIRE_DRILLS', 'FIRE_TRAINING'),
    kind: anyOf('FIRE_DRILL', 'GUARD_SKILLS'),
    counts: anyOf('PEOPLE', 'ATTENDANCES'),
  }),
  'units.registration.v1': fc.record({
    state: anyOf('SUBMITTED', 'RETURNED', 'WITHDRAWN'),
    unit,
    roundYear: anyOf(2024, 2025),
    ruleSetId: anyOf('RS-2012', 'RS-2021'),
    submittedOn: anyOf('2024-03-02', null),
  }),
  'units.recognition.v1': fc.record({
    state: anyOf('RECOGNISED', 'RECOGNISED', 'NOT_MET'),
    unit,
    roundYear: anyOf(2024, 2025),
    grade: anyOf('EXCELLENT', 'GOOD', null),
    revokedOn: anyOf('2025-03-02', null, null),
  }),
};

/** A province that covers these communes from then on; who covered them before covers them too, and is older. */
const province = fc.record({ key: anyOf('p0', 'p1'), covers: fc.subarray(communes) });

let runs = 0;
/** Records and provinces of a run of their own, each with its versions in order and all mixed up. */
const histories = fc
  .record({
    records: fc.array(
      anyOf(...Object.keys(changes)).chain((topic) =>
        fc.array(changes[topic] as fc.Arbitrary<Data>, { minLength: 1, maxLength: 3 }).map((versions) => ({ topic, versions })),
      ),
      { minLength: 5, maxLength: 25 },
    ),
    provinces: fc.array(province, { minLength: 1, maxLength: 4 }),
    shuffle: fc.infiniteStream(fc.nat()),
    cuts: fc.infiniteStream(fc.integer({ min: 1, max: 12 })),
  })
  .map(({ records, provinces, shuffle, cuts }) => {
    const run = ++runs;
    const own = (id: string) => `${run}-${id}`;
    const inRun = (data: Data): Data => ({
      ...data,
      ...(data.areaId ? { areaId: own(data.areaId) } : {}),
      ...(data.unit ? { unit: { ...data.unit, areaId: own(data.unit.areaId) } } : {}),
    });
    const lines: Sent[][] = records.map(({ topic, versions }, i) =>
      versions.map((data, v) => ({ topic, key: own(`r${i}`), version: v + 1, data: { ...examplesOf(topic)[0], ...inRun(data) } })),
    );
    for (const key of ['p0', 'p1'])
      lines.push(
        provinces
          .filter((one) => one.key === key)
          .map(({ covers }, v) => ({ topic: 'units.area.v1', key: own(key), version: v + 1, data: areaOf(own(key), covers.map(own)) })),
      );
    const mixed: Sent[] = [];
    while (lines.some((line) => line.length)) {
      const left = lines.filter((line) => line.length);
      mixed.push((left[Number(shuffle.next().value) % left.length] as Sent[]).shift() as Sent);
    }
    return { sent: mixed, cuts };
  });

function areaOf(id: string, covers: string[]): Data {
  const validFrom = id.endsWith('p0') ? '2013-01-01' : '2025-07-01';
  return {
    change: 'installed',
    code: id,
    name: id,
    type: 'tỉnh',
    level: 'PROVINCE',
    parentId: null,
    validFrom,
    validTo: null,
    covers: [id, ...covers],
  };
}

/** Appends in parts of any size, so that transactions end anywhere, and waits until all is applied. */
async function send(sent: readonly Sent[], cuts: Iterator<number>): Promise<void> {
  for (let i = 0; i < sent.length; ) {
    const part = sent.slice(i, i + Number(cuts.next().value));
    await reports.log.append(part.map((one) => recordOf(one)));
    i += part.length;
  }
  await reports.settled();
}

test('whatever comes in whatever order, facts before areas or after, the sums are those of the facts', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ sent, cuts }) => {
      await send(sent, cuts);
      expect(await differences()).toEqual([]);
    }),
    { numRuns: 40 },
  );
  for (const { grains } of rollups)
    for (const { table } of grains) expect(Number((await manager().query(`SELECT COUNT(*) AS n FROM ${table}`))[0].n)).toBeGreaterThan(0);
});

test('sums made again from the facts are the same, row for row', async () => {
  const all = async () =>
    Promise.all(
      rollups.flatMap(({ grains }) => grains.map(({ table, keys }) => manager().query(`SELECT * FROM ${table} ORDER BY ${keys.join()}`))),
    );
  const kept = await all();
  await within(recountRollups);
  expect(await all()).toEqual(kept);
});

test('a wrong sum, a missing one, one too many and a misplaced area are found, told and mended', async () => {
  const [first = { areaId: '', day: '' }] = await manager().query('SELECT areaId, day FROM sessions_by_commune ORDER BY records DESC');
  const write = reports.database.write.manager;
  await write.query('UPDATE sessions_by_commune SET attendances = attendances + 1 WHERE areaId = ? AND day = ?', [first.areaId, first.day]);
  await write.query('DELETE FROM registrations_by_province WHERE roundYear = 2025');
  await write.query(
    "INSERT INTO recognitions_by_commune (areaId, roundYear, unitKind, managementLevel, isKeyEconomic, isLarge, records, recognised, excellent, good, average) VALUES ('c', 2020, 'SCHOOL', 'COMMUNE', 0, 0, 1, 1, 0, 0, 0)",
  );
  await write.query("INSERT INTO province_of_area (areaId, provinceId) VALUES ('nowhere', 'p')");
  const tables = ['province_of_area', 'registrations_by_province', 'recognitions_by_commune', 'sessions_by_commune'];
  expect((await differences()).map(([table]) => table)).toEqual(expect.arrayContaining(tables));
  const tomorrow = () => new Date(Date.now() + 86_400_000);
  await runJob(reports.database, tomorrow, checkRollupsDaily);
  const told = await reports.metrics.registry.metrics();
  for (const table of tables) expect(told).toMatch(new RegExp(`binhan_reports_rollup_drift{.*table="${table}".*} [1-9]`));
  await within(recountRollups);
  expect(await differences()).toEqual([]);
});

/** An area of the tree that a question can name, beside the provinces. */
const namedCommune = '3-c1';

test('a commune that goes to another province takes its sums with it', async () => {
  const cover = (key: string, covers: string[]) => ({ topic: 'units.area.v1', key, version: 9, data: areaOf(key, covers) });
  const whole = Array.from({ length: runs }, (_, i) => i + 1).flatMap((run) => [
    cover(
      `${run}-p0`,
      communes.map((one) => `${run}-${one}`),
    ),
    cover(`${run}-p1`, []),
  ]);
  const commune = { ...cover(namedCommune, []), data: { ...areaOf(namedCommune, []), level: 'COMMUNE' } };
  await send([...whole, commune], [50, 50, 50, 50].values());
  expect(await differences()).toEqual([]);
});

const dimensions = (Object.keys(columnOfDimension) as Dimension[]).filter((one) => one !== 'TOPIC');
const today = '2026-11-23';
const conditions: fc.Arbitrary<FigureFilter>[] = [
  fc.constant({}),
  anyOf('2024-01-01', '2024-02-01', '2024-02-10').map((from) => ({ from })),
  anyOf('2024-03-01', '2025-12-31', '2026-01-01').map((to) => ({ to })),
  anyOf(2024, 2025).map((roundFrom) => ({ roundFrom })),
  fc.subarray(['FIRE_TALKS', 'TRAFFIC_AT_UNITS']).map((programmes) => ({ programmes })),
  fc.subarray(['DIRECT', 'ORAL']).map((channels) => ({ channels })),
  fc.subarray(['SCHOOL', 'AGENCY']).map((unitKinds) => ({ unitKinds })),
  fc.subarray(['COMMUNE', 'PROVINCE']).map((managementLevels) => ({ managementLevels })),
  fc.boolean().map((isKeyEconomic) => ({ isKeyEconomic })),
  anyOf('1-p0', '2-p0', namedCommune).map((areaId) => ({ areaId })),
];
/** What this part's facts can be asked. */
const questionsOf = (part: Part) =>
  fc
    .record({
      filter: fc.tuple(fc.oneof(...conditions), fc.oneof(...conditions)).map(([one, other]) => ({ ...one, ...other })),
      by: fc.subarray(
        dimensions.filter((one) => part.some(({ source }) => source.has.includes(columnOfDimension[one]))),
        { maxLength: 2 },
      ),
      on: anyOf(today, today, '2024-02-29', '2024-02-15'),
    })
    .map(({ filter, by, on }) => ({ filter, by, asOf: { on, knownBefore: null }, areaEpoch: null, upToNow: on >= today }))
    .filter((question) => part.some(({ source }) => !missingIn(source, question)));

/** What every sum can be asked. */
const ofProvinces = {
  filter: {},
  by: ['PROVINCE' as const],
  asOf: { on: today, knownBefore: null } as const,
  areaEpoch: null,
  upToNow: true,
};

const additive = indicators.flatMap(({ code, measures }) =>
  measures.flatMap((measure) =>
    partsOf(measure).flatMap((part, i) =>
      part.some(({ source }) => source.isSum) ? [[`${code} ${measure.code} ${i}`, part] as const] : [],
    ),
  ),
);

test.each(additive)('%s: sums answer every question as the facts do', async (_name, part) => {
  const inFacts = part.filter(({ source }) => !source.isSum) as unknown as Part;
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(questionsOf(inFacts), async (question) => {
      if (pickSource(part, question).source.isSum) answered++;
      const valuesBy = async (one: Part) =>
        Object.fromEntries(
          (await countParts(manager(), [one], question)).map(({ key, counts }) => [JSON.stringify(key), counts.get(one) ?? 0]),
        );
      expect(await valuesBy(part)).toEqual(await valuesBy(inFacts));
    }),
    { numRuns: 200, examples: [[ofProvinces]] },
  );
  expect(answered).toBeGreaterThan(0);
});
