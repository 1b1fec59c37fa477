import type { JobDoor } from '@binhan/common/job';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { headOf } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { passDeadlines } from '../src/operations/pass-deadlines.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

/** The door of a job, without the lease that keeps replicas apart. */
const door: JobDoor = (work) => inTransaction(world.database, { viewer: systemViewer('test'), now: world.clock() }, work);
const eventsOf = (id: string) => world.published.filter(({ subject }) => subject === id).map(({ data }) => data.change);
type Stated = { state: string };
const byState = (a: Stated, b: Stated) => a.state.localeCompare(b.state);
async function statesOf(unitId: string) {
  const found = await world.unit(unitId, 'commitments { state } coordinationRegulations { state } reviews { state overdue }');
  // Records of one moment have no order among them.
  return { ...found, coordinationRegulations: found.coordinationRegulations.toSorted(byState) };
}

test('what is due passes once, however often and by how many at once the calendar is looked at', async () => {
  const unit = await world.activeUnit();
  const commitments = [await world.signedCommitment(unit.id), await world.signedCommitment(unit.id, { kind: 'GIAO_UOC' })];
  const regulation = await world.signedRegulation(unit.id, {}, { endsOn: '2026-12-31' });
  const review = await world.plannedReview(unit.id, { dueOn: '2026-12-31' });
  await world.onDay('2027-01-01', async () => {
    await Promise.all([passDeadlines(door), passDeadlines(door)]);
    await passDeadlines(door);
  });
  expect(await statesOf(unit.id)).toEqual({
    commitments: [{ state: 'EXPIRED' }, { state: 'EXPIRED' }],
    coordinationRegulations: [{ state: 'EXPIRED' }],
    reviews: [{ state: 'PLANNED', overdue: false }],
  });
  await world.settled();
  for (const { id } of [...commitments, regulation]) expect(eventsOf(id)).toEqual(['signed', 'expired']);
  expect(eventsOf(review.id)).toEqual(['planned', 'overdue']);
});

test('nothing passes on its last day, nor what ended otherwise before', async () => {
  const unit = await world.activeUnit();
  await world.signedCommitment(unit.id);
  await world.signedRegulation(unit.id, {}, { endsOn: '2026-12-31' });
  const ended = await world.signedRegulation(unit.id, {}, { endsOn: '2026-06-30' });
  await world.on.regulation(ended, 'end', headOf(unit.id), { reason: 'Thỏa thuận lại' });
  const held = await world.plannedReview(unit.id, { dueOn: '2026-06-30' });
  await world.on.review(held, 'hold', headOf(unit.id));
  await world.onDay('2026-12-31', () => passDeadlines(door));
  expect(await statesOf(unit.id)).toEqual({
    commitments: [{ state: 'SIGNED' }],
    coordinationRegulations: [{ state: 'ENDED' }, { state: 'SIGNED' }],
    reviews: [{ state: 'HELD', overdue: false }],
  });
});

test('more than one batch passes in one run', async () => {
  const unit = await world.activeUnit();
  for (let i = 0; i < 101; i++) await world.plannedReview(unit.id, { dueOn: '2026-03-31' });
  await world.onDay('2026-04-01', () => passDeadlines(door));
  await world.onDay('2026-04-02', () => passDeadlines(door));
  await world.settled();
  expect(world.published.filter(({ data }) => data.change === 'overdue' && data.unitId === unit.id)).toHaveLength(101);
});
