import { headOf, muongKim, officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { basisIds } from './records.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const stateOf = async (id: string) => (await world.read(`{ commitment(id: "${id}") { state } }`)).commitment.state;

test('a unit’s staff signs a commitment, in counts', async () => {
  const unit = await world.activeUnit();
  const { id } = await world.signedCommitment(unit.id, { eligibleCount: 40, signedCount: 30 });
  const fields = 'state kind year eligibleCount signedCount signedRate signedOn basis { number } area { name } unit { id } allowedActions';
  expect((await world.read(`{ commitment(id: "${id}") { ${fields} } }`, headOf(unit.id))).commitment).toEqual({
    state: 'SIGNED',
    kind: 'CAM_KET',
    year: 2026,
    eligibleCount: 40,
    signedCount: 30,
    signedRate: 0.75,
    signedOn: '2026-03-02',
    basis: [{ number: '124/2021/TT-BCA' }],
    area: { name: 'Tân Phong' },
    unit: { id: unit.id },
    allowedActions: ['recount'],
  });
});

test('not more sign than could, neither when it is drafted nor when it is recounted', async () => {
  const unit = await world.activeUnit();
  await refusal(world.draftCommitment(unit.id, { eligibleCount: 10, signedCount: 11 })).toMatchObject({
    code: 'MORE_SIGNED_THAN_ELIGIBLE',
    field: 'input.signedCount',
  });
  await refusal(world.draftCommitment(unit.id, { signedCount: -1 })).toMatchObject({ code: 'OUT_OF_RANGE', field: 'input.signedCount' });
  const signed = await world.signedCommitment(unit.id, { eligibleCount: 10, signedCount: 9 });
  const recount = (counts: object) => world.on.commitment(signed, 'recount', headOf(unit.id), counts);
  await refusal(recount({ eligibleCount: 8, signedCount: 9 })).toMatchObject({ code: 'MORE_SIGNED_THAN_ELIGIBLE' });
  expect(await recount({ eligibleCount: 12, signedCount: 12 })).toMatchObject({ state: 'SIGNED' });
});

test('one of a kind and year is in force: the newer one replaces it, another kind or year stays', async () => {
  const unit = await world.activeUnit();
  const first = await world.signedCommitment(unit.id);
  const pledge = await world.signedCommitment(unit.id, { kind: 'GIAO_UOC' });
  const nextYear = await world.signedCommitment(unit.id, { year: 2027 });
  const second = await world.signedCommitment(unit.id);
  expect(await Promise.all([first, pledge, nextYear, second].map(({ id }) => stateOf(id)))).toEqual([
    'REPLACED',
    'SIGNED',
    'SIGNED',
    'SIGNED',
  ]);
});

test('of two signed at once one stays in force', async () => {
  const unit = await world.activeUnit();
  const drafts = [await world.draftCommitment(unit.id), await world.draftCommitment(unit.id)];
  await Promise.allSettled(drafts.map((draft) => world.on.commitment(draft, 'sign', headOf(unit.id), { basisIds })));
  const { commitments } = await world.unit(unit.id, 'commitments { state }');
  expect(commitments.filter(({ state }: { state: string }) => state === 'SIGNED')).toHaveLength(1);
});

test('it cites known documents, and is for this year or the next', async () => {
  const unit = await world.activeUnit();
  const draft = await world.draftCommitment(unit.id);
  const sign = (more: object) => world.on.commitment(draft, 'sign', headOf(unit.id), more);
  await refusal(sign({ basisIds: [] })).toMatchObject({ code: 'REQUIRED', field: 'input.basisIds' });
  await refusal(sign({ basisIds: ['none'] })).toMatchObject({ code: 'UNKNOWN_DOCUMENT' });
  await refusal(sign({ basisIds, signedOn: '2026-03-03' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
  await refusal(sign({ basisIds, signedOn: '2024-12-31' })).toMatchObject({ code: 'DATE_TOO_EARLY' });
  await refusal(world.draftCommitment(unit.id, { year: 2025 })).toMatchObject({ code: 'YEAR_NOT_CURRENT' });
});

test('a draft is the unit’s own: an officer finds it once it is signed, and signs nothing', async () => {
  const unit = await world.activeUnit();
  const draft = await world.draftCommitment(unit.id);
  const seen = async () => (await world.read(`{ commitment(id: "${draft.id}") { state } }`, officerOf(tanPhong))).commitment;
  expect(await seen()).toBeNull();
  await refusal(world.on.commitment(draft, 'sign', officerOf(tanPhong), { basisIds })).toMatchObject({ code: 'FORBIDDEN' });
  await world.on.commitment(draft, 'sign', headOf(unit.id), { basisIds });
  expect(await seen()).toEqual({ state: 'SIGNED' });
});

test('a suspended unit signs nothing', async () => {
  const unit = await world.activeUnit();
  const draft = await world.draftCommitment(unit.id);
  await world.act('suspendUnit', { unitId: unit.id, expectedVersion: unit.version, reason: 'Sửa chữa' }, provincial);
  await refusal(world.on.commitment(draft, 'sign', headOf(unit.id), { basisIds })).toMatchObject({ code: 'UNIT_CLOSED' });
});

test('a commitment keeps the area of its signature when the unit moves', async () => {
  const unit = await world.activeUnit();
  const { id } = await world.signedCommitment(unit.id);
  await world.onDay('2026-05-01', () =>
    world.act('moveUnit', { unitId: unit.id, expectedVersion: unit.version, areaId: muongKim }, provincial),
  );
  expect((await world.read(`{ commitment(id: "${id}") { area { name } } }`)).commitment.area).toEqual({ name: 'Tân Phong' });
});

test('commitments are listed by unit, kind, year and state', async () => {
  const unit = await world.activeUnit();
  const first = await world.signedCommitment(unit.id);
  const second = await world.signedCommitment(unit.id, { kind: 'GIAO_UOC', year: 2027 });
  const list = async (filter: string) =>
    (await world.read(`{ commitments(filter: { unitId: "${unit.id}", ${filter} }) { nodes { id } } }`)).commitments.nodes.map(
      ({ id }: { id: string }) => id,
    );
  expect((await list('states: [SIGNED]')).sort()).toEqual([first.id, second.id].sort());
  expect(await list('kind: CAM_KET')).toEqual([first.id]);
  expect(await list('year: 2027')).toEqual([second.id]);
  expect(await list(`areaId: "${muongKim}"`)).toEqual([]);
});
