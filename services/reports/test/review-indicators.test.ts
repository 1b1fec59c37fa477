import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recordsIn } from './unit-records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
let records: ReturnType<typeof recordsIn>;
const asOf = { on: '2026-11-30' };
const round = { roundFrom: 2026, roundTo: 2026 };
const held = (heldOn: string, more: object = {}) => ({ state: 'HELD', change: 'held', heldOn, ...more });

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  records = recordsIn(world);
});
afterAll(() => world.stop());

/** Figures of completeness by record, as [due, on time, late, missing]. */
async function completeness(filter: object = round, on = asOf.on) {
  const query = `query($filter: IndicatorFilter, $asOf: AsOf) { completeness(filter: $filter, asOf: $asOf) {
    records due { value } onTime { value } late { value } missing { value } } }`;
  const { data, errors } = await world.ask(query, { filter, asOf: { on } });
  if (errors) throw { ...errors[0]?.extensions };
  // biome-ignore lint/suspicious/noExplicitAny: an answer of GraphQL
  const rows = data.completeness.map((one: any) => [one.records, [one.due, one.onTime, one.late, one.missing].map(({ value }) => value)]);
  return Object.fromEntries(rows);
}

test('reviews are held in time, late or not at all, once their day has passed', async () => {
  await records.review('v1', 'u1', held('2026-07-15'));
  await records.review('v2', 'u2', held('2026-07-18'));
  await records.review('v3', 'u3', held('2026-08-14'));
  await records.review('v4', 'u4');
  await records.review('v5', 'u4', { state: 'CANCELLED', change: 'cancelled' });
  await records.review('v6', 'u5', { dueOn: '2026-12-15', periodTo: '2026-11-15', kind: 'TONG_KET', subject: 'ROUND' });
  expect((await ask.one('R1', { asOf: { on: '2026-12-16' } })).due?.value).toBe(5);
  expect(await ask.one('R1', { asOf })).toMatchObject({
    due: { value: 4 },
    inTime: { value: 25, numerator: 1, denominator: 4 },
    late: { value: 2 },
    overdue: { value: 1 },
    medianDaysLate: { value: 16.5 },
    neverHeld: { value: 1 },
  });
  // Due today is not overdue; a day later two are, of which one came on the eighteenth.
  expect((await ask.one('R1', { asOf: { on: '2026-07-15' } })).due?.value).toBe(0);
  expect(await ask.one('R1', { asOf: { on: '2026-07-17' } })).toMatchObject({
    overdue: { value: 3 },
    neverHeld: { value: 3 },
    medianDaysLate: { value: null, noData: true },
  });
  // The final review of a round is due after its end, and belongs to it.
  expect(await ask.valuesBy('R1', 'due', { asOf: { on: '2026-12-16' }, by: ['ROUND'] })).toEqual({ 2026: 5 });
  expect((await completeness()).REVIEWS).toEqual([4, 1, 2, 1]);
});

test('reports of low quality were returned or graded poor', async () => {
  const reported = (more: object) => ({
    ...held('2026-07-10', { change: 'accepted', state: 'ACCEPTED', reportedOn: '2026-07-12' }),
    ...more,
  });
  await records.review('w1', 'u6', reported({ qualityGrade: 'GOOD', acceptedOn: '2026-07-20' }));
  await records.review('w2', 'u6', reported({ qualityGrade: 'POOR', acceptedOn: '2026-07-20' }));
  await records.review('w3', 'u6', reported({ qualityGrade: 'POOR', acceptedOn: '2026-07-20', returns: 2 }));
  await records.review('w4', 'u6', reported({ state: 'RETURNED', change: 'returned', returns: 1 }));
  expect((await ask.one('R2', { asOf })).share).toMatchObject({ value: 75, numerator: 3, denominator: 4 });
  expect(await ask.one('R2', { asOf })).toMatchObject({ returned: { value: 2 }, poor: { value: 2 } });
  expect((await ask.one('R2', { asOf: { on: '2026-07-19' } })).poor?.value).toBe(0);
});

test('tasks of plans are due when they are done or past their day', async () => {
  const open = ['2026-06-30', '2026-10-31', '2026-12-31'];
  await records.plan('p1', 'u1', { tasks: 7, done: 4, doneOnTime: 3, openDueOn: open });
  expect((await ask.one('R3', { asOf })).tasksInTime).toMatchObject({ value: 50, numerator: 3, denominator: 6 });
  expect((await ask.one('R3', { asOf: { on: '2026-10-31' } })).tasksInTime).toMatchObject({ value: 60, denominator: 5 });
});

test('registrations and dossiers are late against the days of the rule set', async () => {
  for (const n of [1, 2, 3, 4, 5]) await records.unit(`u${n}`);
  await records.registration('r1', 'u1', { selfAssessedOn: '2026-11-15' });
  await records.registration('r2', 'u2', { selfAssessedOn: '2026-11-16', late: true, submittedOn: '2026-04-10' });
  await records.registration('r3', 'u3');
  await records.registration('r4', 'u4', { state: 'WITHDRAWN' });
  await records.registration('r5', 'u1', { roundYear: 2027, submittedOn: '2026-11-20' });
  expect((await ask.one('U1', { asOf })).records?.value).toBe(4);
  expect(await ask.one('R3', { asOf, filter: round })).toMatchObject({
    lateRegistrations: { value: 33.33, numerator: 1, denominator: 3 },
    lateDossiers: { value: 33.33, numerator: 1, denominator: 3 },
    missingDossiers: { value: 1 },
  });
  // On the last day nothing is missing yet.
  expect((await ask.one('R3', { asOf: { on: '2026-11-15' } })).missingDossiers?.value).toBe(0);
  expect((await completeness()).REGISTRATIONS).toEqual([5, 2, 1, 2]);
  expect((await completeness()).DOSSIERS).toEqual([3, 1, 1, 1]);
  expect((await completeness(round, '2026-03-31')).REGISTRATIONS).toEqual([0, 0, 0, 0]);
  // Of the round that has just begun nothing is due.
  expect(await completeness({})).toMatchObject({ REGISTRATIONS: [0, 0, 0, 0], DOSSIERS: [0, 0, 0, 0] });
});

test('planned sessions are due after their day, and reported within seven days of being held', async () => {
  const planned = { plannedOn: '2026-05-05', verifiedOn: null };
  const open = { ...planned, state: 'PLANNED', change: 'planned', heldOn: null, reportedOn: null, countMethod: null };
  await records.session('s1', ['u1'], { ...planned, change: 'reported', state: 'REPORTED', reportedOn: '2026-05-12' });
  await records.session('s2', ['u1', 'u2'], { ...planned, change: 'reported', state: 'REPORTED', reportedOn: '2026-05-13' });
  await records.session('s3', ['u2'], open);
  await records.session('s4', ['u2'], { ...open, state: 'CANCELLED', change: 'cancelled' });
  await records.session('s5', ['u2'], { ...open, plannedOn: '2026-12-01' });
  await records.session('unplanned', ['u2']);
  expect((await completeness(round, '2026-12-02')).SESSIONS).toEqual([3, 1, 1, 1]);
  expect((await completeness({ roundFrom: 2026 })).SESSIONS).toEqual([3, 1, 1, 1]);
  expect((await completeness({ ...round, unitIds: ['u1'] })).SESSIONS).toEqual([2, 1, 1, 0]);
  expect((await completeness(round, '2026-05-12')).SESSIONS).toEqual([3, 1, 0, 2]);
  await expect(completeness({ from: '2026-01-01' })).rejects.toMatchObject({ code: 'NOT_COUNTED_BY' });
});
