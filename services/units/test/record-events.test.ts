import { runJob } from '@binhan/common/job';
import { defineTopic } from '@binhan/common/topic';
import { headOf, officerOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UnitReadiness } from '../src/entities/unit-readiness.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const eventsOf = (id: string) => world.published.filter(({ subject }) => subject === id);
const changes = (id: string) => eventsOf(id).map(({ data }) => data.change);
const unitFacts = { kind: 'AGENCY', subKind: null, managementLevel: 'COMMUNE', isKeyEconomic: false, isLarge: false, areaId: tanPhong };

test('a commitment is published from its signature on, with its counts', async () => {
  const unit = await world.activeUnit();
  const draft = await world.draftCommitment(unit.id);
  const recounted = await world.on.commitment(draft, 'recount', headOf(unit.id), { eligibleCount: 50, signedCount: 45 });
  const signed = await world.on.commitment(recounted, 'sign', headOf(unit.id), { basisIds: ['TT-124-2021'] });
  await world.on.commitment(signed, 'recount', headOf(unit.id), { eligibleCount: 50, signedCount: 50 });
  await world.signedCommitment(unit.id);
  await world.settled();
  expect(changes(draft.id)).toEqual(['signed', 'recounted', 'replaced']);
  expect(eventsOf(draft.id)[0]?.data).toEqual({
    change: 'signed',
    state: 'SIGNED',
    unitId: unit.id,
    unit: unitFacts,
    kind: 'CAM_KET',
    year: 2026,
    eligibleCount: 50,
    signedCount: 45,
    signedOn: '2026-03-02',
    basisIds: ['TT-124-2021'],
    synthetic: false,
  });
});

test('rules and regulations are published from their approval on', async () => {
  const unit = await world.activeUnit();
  const rule = await world.approvedRule(unit.id);
  const newer = await world.approvedRule(unit.id);
  await world.on.rule(newer, 'withdraw', headOf(unit.id), { reason: 'Bãi bỏ' });
  const regulation = await world.signedRegulation(unit.id);
  const next = await world.signedRegulation(unit.id, { replacesId: regulation.id });
  await world.on.regulation(next, 'end', headOf(unit.id), { reason: 'Chấm dứt' });
  await world.settled();
  expect(changes(next.id)).toEqual(['signed', 'ended']);
  expect([rule, newer, regulation].map(({ id }) => changes(id))).toEqual([
    ['approved', 'replaced'],
    ['approved', 'withdrawn'],
    ['signed', 'replaced'],
  ]);
  expect(eventsOf(newer.id)[0]?.data).toMatchObject({ edition: 2, kind: 'FIRE', reviewDueOn: '2027-03-02', endedOn: null });
});

test('a proposal is private; a launched copy is told of both models', async () => {
  const [unit, other] = [await world.activeUnit(), await world.activeUnit()];
  const origin = await world.activeModel(unit.id);
  const copy = await world.activeCopy(origin.id, other.id);
  const inactive = await world.on.model(copy, 'deactivate', headOf(other.id));
  const active = await world.on.model(inactive, 'reactivate', officerOf(tanPhong));
  await world.on.model(active, 'end', headOf(other.id), { reason: 'Kết thúc' });
  await world.settled();
  expect(changes(copy.id)).toEqual(['launched', 'deactivated', 'reactivated', 'ended']);
  expect(changes(origin.id)).toEqual(['launched', 'replicated']);
  expect(eventsOf(origin.id)[1]?.data).toMatchObject({ state: 'REPLICATED', replications: 1, rootId: origin.id });
  expect(eventsOf(copy.id)[0]?.data).toMatchObject({ replicatedFromId: origin.id, rootId: origin.id, name: 'Tuổi trẻ xung kích' });
});

test('a plan is published in counts and days', async () => {
  const unit = await world.activeUnit();
  const approved = await world.approvedPlan(unit.id);
  const late = await world.on.plan(approved, 'doTaskOf', headOf(unit.id), { taskId: '1' });
  const done = await world.on.plan(late, 'doTaskOf', headOf(unit.id), { taskId: '2' });
  await world.on.plan(done, 'close', headOf(unit.id));
  await world.settled();
  expect(changes(approved.id)).toEqual(['approved', 'task-done', 'task-done', 'closed']);
  expect(eventsOf(approved.id)[1]?.data).toMatchObject({ tasks: 2, done: 1, doneOnTime: 0, openDueOn: ['2026-06-30'], unit: unitFacts });
  expect(eventsOf(approved.id)[3]?.data).toMatchObject({ state: 'CLOSED', tasks: 2, done: 2, doneOnTime: 1, openDueOn: [] });
});

test('a review is published from its planning on', async () => {
  const unit = await world.activeUnit();
  const reported = await world.reportedReview(unit.id);
  const returned = await world.on.review(reported, 'return', officerOf(tanPhong), { reason: 'Thiếu số liệu' });
  const again = await world.on.review(returned, 'report', headOf(unit.id));
  await world.on.review(again, 'accept', officerOf(tanPhong), { qualityGrade: 'POOR' });
  await world.settled();
  expect(changes(again.id)).toEqual(['planned', 'held', 'reported', 'returned', 'reported', 'accepted']);
  expect(eventsOf(again.id).at(-1)?.data).toMatchObject({ qualityGrade: 'POOR', returns: 1, acceptedOn: '2026-03-02' });
});

test('no title, task or reason leaves in an event', async () => {
  const canary = 'canary-words-5517';
  const unit = await world.activeUnit();
  const head = headOf(unit.id);
  const rule = await world.approvedRule(unit.id);
  await world.on.rule(rule, 'withdraw', head, { reason: canary });
  const regulation = await world.signedRegulation(unit.id, { title: canary });
  await world.on.regulation(regulation, 'end', head, { reason: canary });
  await world.on.model(await world.activeModel(unit.id), 'end', head, { reason: canary });
  const reported = await world.reportedReview(unit.id);
  await world.on.review(reported, 'return', officerOf(tanPhong), { reason: canary });
  const plan = await world.approvedPlan(unit.id, { title: canary, tasks: [{ title: canary, dueOn: '2026-06-30' }] });
  await world.on.plan(plan, 'close', head);
  await world.settled();
  expect(changes(plan.id)).toEqual(['approved', 'closed']);
  expect(changes(reported.id)).toContain('returned');
  expect(JSON.stringify(world.published)).not.toContain(canary);
});

test('the self-assessment tells whether records or the head showed a criterion', async () => {
  const unit = await world.activeUnit();
  await world.activeModel(unit.id);
  const assessed = await world.registration(unit.id, 'SELF_ASSESSED');
  await world.settled();
  expect(changes(assessed.id)).toContain('self-assessed');
  expect(eventsOf(assessed.id).at(-1)?.data.criteria).toEqual(
    expect.arrayContaining([
      { code: 'MODEL', met: true, source: 'RECORDS' },
      { code: 'COORDINATION', met: true, source: 'ATTESTATION' },
    ]),
  );
});

test('the guard readiness that personnel publishes is kept, the newest of each unit', async () => {
  const schema = new URL('../../../schemas/events/personnel/readiness.v1.json', import.meta.url);
  const topic = defineTopic('personnel', 'readiness', schema);
  const unit = await world.activeUnit();
  const counts = { activeFullTime: 1, activePartTime: 0, activeService: 0, certified: 1, equipmentRequired: 0, equipmentUsable: 0 };
  const publish = (ready: boolean, reasons: string[]) =>
    // By the relay of this service: the log does not care whose outbox an event came from.
    runJob(world.database, world.clock, {
      name: 'writer',
      run: (door) =>
        door((tx) =>
          tx.record(topic, unit.id, 'assessed', {
            unitId: unit.id,
            unit: unitFacts,
            assessedOn: '2026-03-02',
            ready,
            requiredFullTime: 1,
            requiredPartTime: null,
            ...counts,
            belowFloor: 0,
            reasons,
            synthetic: false,
          }),
        ),
    });
  const kept = () => world.database.read.manager.findOneBy(UnitReadiness, { unitId: unit.id });
  await publish(false, ['NO_NORM']);
  await world.settled();
  expect(await kept()).toMatchObject({ ready: false, reasons: ['NO_NORM'] });
  await publish(true, []);
  await world.settled();
  expect(await kept()).toMatchObject({ ready: true, reasons: [] });
});
