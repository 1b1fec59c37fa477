import { type JobDoor, runJob } from '@binhan/common/job';
import { OutboxRow } from '@binhan/common/outbox';
import { createTestPlace, eventually, startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { defineTopic } from '@binhan/common/topic';
import { loadSampleData } from '@binhan/training/sample-data';
import { service as training } from '@binhan/training/service';
import { loadSampleData as loadUnits } from '@binhan/units/sample-data';
import { service as units } from '@binhan/units/service';
import { provincial } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { facts } from './world.ts';

// The figures of the article, out of the sample data, through GraphQL.
const today = () => new Date('2026-11-23T02:00:00Z');
const period = { from: '2014-08-15', to: '2019-08-12' };
let place: Awaited<ReturnType<typeof createTestPlace>>;
let owner: TestSubgraph;
let service: TestSubgraph;

const load = (subgraph: TestSubgraph, loader: typeof loadSampleData) =>
  runJob(subgraph.database, today, { name: 'sample-data', run: async (door) => void (await loader(door, today(), () => {})) });

/** What personnel would publish: guards of active units of the sample. */
async function publishGuards(count: number): Promise<void> {
  const topic = defineTopic('personnel', 'guard', new URL('../../../schemas/events/personnel/guard.v1.json', import.meta.url));
  const query = '{ units(filter: { states: [ACTIVE] }, first: 200) { nodes { id area { id } } } }';
  const { nodes } = (await owner.ask(query, {}, provincial)).data.units;
  const dates = { startOn: '2022-01-01', endOn: null, certificateFrom: null, certificateTo: null };
  const run = (door: JobDoor) =>
    door(async (tx) => {
      for (const [i, { id: unitId, area }] of nodes.slice(0, count).entries()) {
        const unit = { ...facts(area.id), kind: 'SCHOOL' };
        await tx.record(topic, `guard-${i}`, 'started', { state: 'ACTIVE', unitId, unit, kind: 'FULL_TIME', ...dates, synthetic: true });
      }
    });
  await runJob(service.database, today, { name: 'personnel', run });
  await eventually(async () => {
    const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Guard { id } } }';
    const r = Array.from({ length: count }, (_, i) => ({ __typename: 'Guard', id: `guard-${i}` }));
    const { data } = await service.ask(query, { r }, provincial);
    expect(data._entities.filter(Boolean)).toHaveLength(count);
  });
}

beforeAll(async () => {
  place = await createTestPlace();
  owner = await startTestSubgraph(units, { place, clock: today });
  service = await startTestSubgraph(training, { place, clock: today });
  await load(owner, loadUnits);
  await eventually(async () => {
    expect(await owner.database.read.manager.count(OutboxRow)).toBe(0);
    expect(Object.values(await service.lag()).reduce((a, b) => a + b, 0)).toBe(0);
  }, 120_000);
  await publishGuards(130);
  await load(service, loadSampleData);
}, 400_000);
afterAll(async () => {
  await service.stop();
  await owner.stop();
  await place.remove();
});

const sessions = async (filter: object = {}) =>
  (
    await service.ask('query($f: SessionFigureFilter) { sessionTotals(filter: $f) { sessions attendances { count } } }', {
      f: { ...period, ...filter },
    })
  ).data.sessionTotals;
const classes = async (filter: object = {}) =>
  (
    await service.ask('query($f: ClassFigureFilter) { classTotals(filter: $f) { classes attendances { count } learners { count } } }', {
      f: { ...period, ...filter },
    })
  ).data.classTotals;

test('N3 to N11 come out exactly', async () => {
  expect(await sessions({ programme: 'MOVEMENT_AND_LAW' })).toEqual({ sessions: 2914, attendances: { count: 31057 } });
  expect(await sessions({ programme: 'TRAFFIC_AT_UNITS' })).toEqual({ sessions: 427, attendances: { count: 152328 } });
  expect(await sessions({ programme: 'FIRE_TALKS' })).toMatchObject({ attendances: { count: 23760 } });
  expect(await sessions()).toMatchObject({ attendances: { count: 207145 } });
  expect(await classes({ programme: 'FIRE_DRILLS' })).toEqual({ classes: 5, attendances: { count: 1000 }, learners: { count: 0 } });
  expect(await classes({ programme: 'FIRE_TRAINING' })).toEqual({ classes: 142, attendances: { count: 0 }, learners: { count: 13760 } });
});

test.each([
  ['2019', '2019-08-11', 108],
  ['2025', '2026-01-01', 38],
])('the communes of the tree of %s sum up to them', async (_tree, asOf, count) => {
  const { areas } = (await owner.ask(`{ areas(asOf: "${asOf}", level: COMMUNE, first: 200) { nodes { id } } }`)).data;
  expect(areas.nodes).toHaveLength(count);
  const sums = { movement: 0, movementHeads: 0, traffic: 0, trafficHeads: 0, talks: 0, drills: 0, drilled: 0, trainings: 0, trained: 0 };
  for (const { id: areaId } of areas.nodes) {
    const [movement, traffic, talks, drills, trainings] = await Promise.all([
      sessions({ programme: 'MOVEMENT_AND_LAW', areaId }),
      sessions({ programme: 'TRAFFIC_AT_UNITS', areaId }),
      sessions({ programme: 'FIRE_TALKS', areaId }),
      classes({ programme: 'FIRE_DRILLS', areaId }),
      classes({ programme: 'FIRE_TRAINING', areaId }),
    ]);
    sums.movement += movement.sessions;
    sums.movementHeads += movement.attendances.count;
    sums.traffic += traffic.sessions;
    sums.trafficHeads += traffic.attendances.count;
    sums.talks += talks.attendances.count;
    sums.drills += drills.classes;
    sums.drilled += drills.attendances.count;
    sums.trainings += trainings.classes;
    sums.trained += trainings.learners.count;
  }
  expect(sums).toEqual({
    movement: 2914,
    movementHeads: 31057,
    traffic: 427,
    trafficHeads: 152328,
    talks: 23760,
    drills: 5,
    drilled: 1000,
    trainings: 142,
    trained: 13760,
  });
});

test('traffic sessions were at enterprises and schools only', async () => {
  const traffic = { programme: 'TRAFFIC_AT_UNITS', unitKinds: ['ENTERPRISE', 'SCHOOL'] };
  expect(await sessions(traffic)).toEqual({ sessions: 427, attendances: { count: 152328 } });
  const kinds = await Promise.all(
    ['ENTERPRISE', 'SCHOOL'].map(async (kind) => (await sessions({ ...traffic, unitKinds: [kind] })).sessions),
  );
  expect(Math.min(...kinds)).toBeGreaterThan(0);
});

test('some communes were hardly reached, and some units never', async () => {
  const { areas } = (await owner.ask('{ areas(asOf: "2019-08-11", level: COMMUNE, first: 200) { nodes { id } } }')).data;
  const counts: number[] = await Promise.all(areas.nodes.map(async ({ id }: { id: string }) => (await sessions({ areaId: id })).sessions));
  expect(Math.min(...counts)).toBeLessThan(10);
  expect(Math.max(...counts)).toBeGreaterThan(80);
  const { units: page } = (await owner.ask('{ units(first: 200) { nodes { id } } }', {}, provincial)).data;
  const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { lastSessionOn } } }';
  const r = page.nodes.map(({ id }: { id: string }) => ({ __typename: 'Unit', id }));
  const days = (await service.ask(query, { r }, provincial)).data._entities.map(
    (one: { lastSessionOn: string | null }) => one.lastSessionOn,
  );
  expect(days).toContain(null);
  expect(days.filter(Boolean).length).toBeGreaterThan(20);
});

test('around today every state of a session occurs, and one correction has taken the place of what it corrects', async () => {
  const states = ['PLANNED', 'HELD', 'REPORTED', 'VERIFIED', 'SUPERSEDED', 'CANCELLED'];
  for (const state of states) {
    const { data } = await service.ask(`{ sessions(filter: { states: [${state}] }) { totalCount } }`, {}, provincial);
    expect([state, data.sessions.totalCount > 0]).toEqual([state, true]);
  }
});

test('guards have passed and failed, are enrolled, and some are due for a refresher', async () => {
  for (const state of ['ENROLLED', 'PASSED', 'FAILED']) {
    const { data } = await service.ask(`{ enrolments(filter: { states: [${state}] }) { totalCount } }`, {}, provincial);
    expect([state, data.enrolments.totalCount > 0]).toEqual([state, true]);
  }
  const due = async (days: number) =>
    (await service.ask(`{ refreshersDue(withinDays: ${days}) { totalCount } }`, {}, provincial)).data.refreshersDue.totalCount;
  const [lapsed, soon, later] = [await due(0), await due(90), await due(1200)];
  expect([lapsed > 0, soon > lapsed, later > soon]).toEqual([true, true, true]);
});

test('loading again adds nothing', async () => {
  const before = await sessions();
  await load(service, loadSampleData);
  expect(await sessions()).toEqual(before);
});
