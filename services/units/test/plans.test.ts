import { headOf, muongKim, officerOf, peoplesCommittee, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { basisIds, police } from './records.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const plan = async (id: string, fields: string, claims = officerOf(tanPhong)) =>
  (await world.read(`{ plan(id: "${id}") { ${fields} } }`, claims)).plan;

test('the tasks of a plan are done late or in time, and an open one becomes overdue', async () => {
  const unit = await world.activeUnit();
  const approved = await world.approvedPlan(unit.id);
  expect(await plan(approved.id, 'overdue tasks { id dueOn doneOn lateDays }')).toEqual({
    overdue: true,
    tasks: [
      { id: '1', dueOn: '2026-02-20', doneOn: null, lateDays: 10 },
      { id: '2', dueOn: '2026-06-30', doneOn: null, lateDays: 0 },
    ],
  });
  const done = await world.on.plan(approved, 'doTaskOf', headOf(unit.id), { taskId: '1', doneOn: '2026-02-25' });
  expect(await plan(done.id, 'overdue tasks { lateDays }')).toEqual({ overdue: false, tasks: [{ lateDays: 5 }, { lateDays: 0 }] });
  const overdue = async () => (await world.read(`{ plans(filter: { unitId: "${unit.id}", overdue: true }) { nodes { id } } }`)).plans.nodes;
  expect(await world.onDay('2026-06-30', overdue)).toEqual([]);
  expect(await world.onDay('2026-07-01', overdue)).toEqual([{ id: approved.id }]);
});

test('a task is done once, of a plan that has it, and not tomorrow', async () => {
  const unit = await world.activeUnit();
  const approved = await world.approvedPlan(unit.id);
  const done = await world.on.plan(approved, 'doTaskOf', headOf(unit.id), { taskId: '2' });
  const doTask = (more: object) => world.on.plan(done, 'doTaskOf', headOf(unit.id), more);
  await refusal(doTask({ taskId: '2' })).toMatchObject({ code: 'TASK_DONE' });
  await refusal(doTask({ taskId: '3' })).toMatchObject({ code: 'UNKNOWN_TASK', params: { ids: ['1', '2'] } });
  await refusal(doTask({ taskId: '1', doneOn: '2026-03-03' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
});

test('a plan has a known issuer, and 1 to 60 tasks', async () => {
  const unit = await world.activeUnit();
  await refusal(world.draftPlan('nobody')).toMatchObject({ code: 'UNKNOWN_ISSUER' });
  await refusal(world.draftPlan(unit.id, { year: 1999 })).toMatchObject({ code: 'OUT_OF_RANGE', field: 'input.year' });
  await refusal(world.draftPlan(unit.id, { tasks: [] })).toMatchObject({ code: 'OUT_OF_RANGE', field: 'input.tasks' });
  const many = Array.from({ length: 61 }, () => ({ title: 'Việc', dueOn: '2026-06-30' }));
  await refusal(world.draftPlan(unit.id, { tasks: many })).toMatchObject({ code: 'OUT_OF_RANGE', field: 'input.tasks' });
});

test('an officer sees a unit’s plan and leaves it to the unit', async () => {
  const unit = await world.activeUnit();
  const approved = await world.approvedPlan(unit.id);
  expect(await plan(approved.id, 'allowedActions')).toEqual({ allowedActions: [] });
  expect(await plan(approved.id, 'allowedActions', headOf(unit.id))).toEqual({ allowedActions: ['doTaskOf', 'close'] });
  await refusal(world.on.plan(approved, 'close', officerOf(tanPhong))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await world.on.plan(approved, 'close', headOf(unit.id))).toMatchObject({ state: 'CLOSED' });
});

test('an authority’s plan is prepared and approved by the officers of its area', async () => {
  const tasks = [{ title: 'Kiểm tra', dueOn: '2026-06-30' }];
  const draft = (issuerId: string, claims = officerOf(tanPhong)) =>
    world.act('draftPlan', { issuerId, year: 2026, title: 'Kế hoạch năm', tasks }, claims);
  const drafted = await draft(police);
  expect(await plan(drafted.id, 'unit { id } authority { id } area { id }')).toEqual({
    unit: null,
    authority: { id: police },
    area: { id: tanPhong },
  });
  expect(await world.on.plan(drafted, 'approve', officerOf(tanPhong), { basisIds })).toMatchObject({ state: 'APPROVED' });
  await refusal(draft(peoplesCommittee.muongKim)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await plan(drafted.id, 'id', officerOf(muongKim))).toBeNull();
});
