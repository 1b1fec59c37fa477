import { headOf, muongKim, officerOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { basisIds } from './records.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const model = async (id: string, fields: string, claims = officerOf(tanPhong)) =>
  (await world.read(`{ model(id: "${id}") { ${fields} } }`, claims)).model;

test('a unit proposes a model, and the officer of its area launches it', async () => {
  const unit = await world.activeUnit();
  const proposal = await world.proposedModel(unit.id, { name: '  Tuổi trẻ   phòng chống tội phạm ' });
  await refusal(world.on.model(proposal, 'launch', headOf(unit.id), { basisIds })).toMatchObject({ code: 'FORBIDDEN' });
  await refusal(world.on.model(proposal, 'launch', officerOf(tanPhong), { basisIds: [] })).toMatchObject({ code: 'REQUIRED' });
  await world.launchedModel(proposal);
  expect(await model(proposal.id, 'state name kind members launchedOn basis { id } allowedActions')).toEqual({
    state: 'ACTIVE',
    name: 'Tuổi trẻ phòng chống tội phạm',
    kind: 'YOUTH',
    members: 12,
    launchedOn: '2026-03-02',
    basis: [{ id: 'TT-124-2021' }],
    allowedActions: ['deactivate', 'end'],
  });
});

test('nobody launches a model of a unit of their own', async () => {
  const unit = await world.activeUnit();
  const proposal = await world.proposedModel(unit.id);
  await refusal(world.on.model(proposal, 'launch', { ...officerOf(tanPhong), units: [unit.id] }, { basisIds })).toMatchObject({
    code: 'OWN_UNIT',
  });
});

test('a model becomes an example when its copy is launched, in another officer’s area too', async () => {
  const [unit, far] = [await world.activeUnit(), await world.activeUnit({ areaId: muongKim })];
  const origin = await world.activeModel(unit.id);
  const copy = await world.proposedCopy(origin.id, far.id);
  expect(await model(origin.id, 'state')).toEqual({ state: 'ACTIVE' });
  await world.launchedModel(copy, muongKim);
  expect(await model(origin.id, 'state')).toEqual({ state: 'REPLICATED' });
  const both = { ...officerOf(tanPhong), areas: [tanPhong, muongKim] };
  expect(await model(copy.id, 'state name replicatedFrom { id }', both)).toEqual({
    state: 'ACTIVE',
    name: 'Tuổi trẻ xung kích',
    replicatedFrom: { id: origin.id },
  });
  expect(await model(copy.id, 'replicatedFrom { id }', headOf(far.id))).toEqual({ replicatedFrom: null });
});

test('only a working model of another unit is copied', async () => {
  const [unit, other] = [await world.activeUnit(), await world.activeUnit()];
  const proposal = await world.proposedModel(unit.id);
  await refusal(world.proposedCopy(proposal.id, other.id)).toMatchObject({ code: 'MODEL_NOT_WORKING' });
  const active = await world.launchedModel(proposal);
  await refusal(world.proposedCopy(active.id, unit.id)).toMatchObject({ code: 'SAME_UNIT' });
  await refusal(world.act('replicateModel', { modelId: active.id, unitId: other.id, members: 1 }, headOf(unit.id))).toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('a model rests, works again, and ends with a reason', async () => {
  const unit = await world.activeUnit();
  const active = await world.activeModel(unit.id);
  const inactive = await world.on.model(active, 'deactivate', headOf(unit.id));
  await refusal(world.on.model(inactive, 'reactivate', headOf(unit.id))).toMatchObject({ code: 'FORBIDDEN' });
  const again = await world.on.model(inactive, 'reactivate', officerOf(tanPhong));
  await refusal(world.on.model(again, 'end', headOf(unit.id), { reason: ' ' })).toMatchObject({ code: 'REQUIRED' });
  expect(await world.on.model(again, 'end', headOf(unit.id), { reason: 'Không còn hiệu quả' })).toMatchObject({ state: 'ENDED' });
});

test('a lineage holds the first model and the copies of its copies, whichever of them is asked', async () => {
  const units = await Promise.all(Array.from({ length: 4 }, () => world.activeUnit()));
  const [a, b, c, d] = units.map(({ id }) => id) as [string, string, string, string];
  const root = await world.activeModel(a);
  const child = await world.activeCopy(root.id, b);
  const grandchild = await world.activeCopy(child.id, c);
  const sibling = await world.activeCopy(root.id, d);
  const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort();
  const whole = [root, child, grandchild, sibling].map(({ id }) => id).sort();
  for (const { id } of [root, grandchild]) expect(ids((await model(id, 'lineage { id }')).lineage)).toEqual(whole);
  expect(ids((await model(root.id, 'replications { id }')).replications)).toEqual([child.id, sibling.id].sort());
});

test('a page of models with their lineages costs the same, however many they are', async () => {
  const query =
    '{ models(first: 50) { nodes { name unit { name } replicatedFrom { id } replications { id } lineage { id unit { id } } basis { id } } } }';
  const statements = async () => {
    world.statements.length = 0;
    await world.read(query);
    return world.statements.length;
  };
  const few = await statements();
  for (let i = 0; i < 4; i++) await world.activeModel((await world.activeUnit()).id);
  expect(await statements()).toBe(few);
  expect(few).toBeLessThanOrEqual(7);
});

test('models are listed by kind, state and area', async () => {
  const unit = await world.activeUnit({ areaId: muongKim });
  const box = await world.activeModel(unit.id, { kind: 'TIP_BOX' }, muongKim);
  const list = async (filter: string) =>
    (await world.read(`{ models(filter: { areaId: "${muongKim}", ${filter} }) { nodes { id } } }`)).models.nodes;
  expect(await list('kinds: [TIP_BOX, CAMERA]')).toEqual([{ id: box.id }]);
  expect(await list('kinds: [CAMERA]')).toEqual([]);
  expect(await list('kinds: [TIP_BOX], states: [INACTIVE]')).toEqual([]);
});
