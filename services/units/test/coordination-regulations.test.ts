import { headOf } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { police } from './records.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;

test('a unit and the police of its commune sign a regulation', async () => {
  const unit = await world.activeUnit();
  const { id } = await world.signedRegulation(unit.id, { theme: 'FIRE' }, { endsOn: '2027-03-01' });
  const fields = 'state theme title signedOn endsOn authorities { name } basis { id } replaces { id }';
  expect((await world.read(`{ coordinationRegulation(id: "${id}") { ${fields} } }`)).coordinationRegulation).toEqual({
    state: 'SIGNED',
    theme: 'FIRE',
    title: 'Quy chế phối hợp',
    signedOn: '2026-03-02',
    endsOn: '2027-03-01',
    authorities: [{ name: 'Công an phường Tân Phong' }],
    basis: [{ id: 'TT-124-2021' }],
    replaces: null,
  });
});

test('it names authorities, and what it replaces must be in force in the same unit', async () => {
  const unit = await world.activeUnit();
  const other = await world.signedRegulation((await world.activeUnit()).id);
  await refusal(world.draftRegulation(unit.id, { authorityIds: [] })).toMatchObject({ code: 'REQUIRED', field: 'input.authorityIds' });
  await refusal(world.draftRegulation(unit.id, { authorityIds: [police, 'nobody'] })).toMatchObject({ code: 'UNKNOWN_AUTHORITY' });
  await refusal(world.draftRegulation(unit.id, { replacesId: other.id })).toMatchObject({ code: 'NOTHING_TO_REPLACE' });
  await refusal(world.signedRegulation(unit.id, {}, { endsOn: '2026-03-01' })).toMatchObject({ field: 'input.endsOn' });
});

test('the one that it replaces ends with its signature', async () => {
  const unit = await world.activeUnit();
  const old = await world.signedRegulation(unit.id);
  const draft = await world.draftRegulation(unit.id, { replacesId: old.id });
  const twin = await world.draftRegulation(unit.id, { replacesId: old.id });
  await world.on.regulation(draft, 'sign', headOf(unit.id), { basisIds: ['TT-124-2021'] });
  await refusal(world.on.regulation(twin, 'sign', headOf(unit.id), { basisIds: ['TT-124-2021'] })).toMatchObject({
    code: 'NOTHING_TO_REPLACE',
  });
  const { coordinationRegulations } = await world.unit(unit.id, 'coordinationRegulations { id state endedOn }');
  const of = (wanted: string) => coordinationRegulations.find(({ id }: { id: string }) => id === wanted);
  expect(of(old.id)).toMatchObject({ state: 'REPLACED', endedOn: '2026-03-02' });
  expect(of(draft.id)).toMatchObject({ state: 'SIGNED', endedOn: null });
  expect(of(twin.id)).toMatchObject({ state: 'DRAFT' });
});

test('it is ended with a reason', async () => {
  const unit = await world.activeUnit();
  const signed = await world.signedRegulation(unit.id);
  await refusal(world.on.regulation(signed, 'end', headOf(unit.id), { reason: '' })).toMatchObject({ code: 'REQUIRED' });
  expect(await world.on.regulation(signed, 'end', headOf(unit.id), { reason: 'Sáp nhập' })).toMatchObject({ state: 'ENDED' });
});

test('those that expire soon are found, the first and the last day included', async () => {
  const unit = await world.activeUnit();
  const today = await world.signedRegulation(unit.id, {}, { endsOn: '2026-03-02' });
  const last = await world.signedRegulation(unit.id, {}, { endsOn: '2026-05-31' });
  await world.signedRegulation(unit.id, {}, { endsOn: '2026-06-01' });
  await world.signedRegulation(unit.id);
  const within = (days: number) =>
    world.ask(
      'query($f: CoordinationRegulationFilter) { coordinationRegulations(filter: $f) { nodes { id } } }',
      {
        f: { unitId: unit.id, expiringWithinDays: days },
      },
      headOf(unit.id),
    );
  const found = (await within(90)).data.coordinationRegulations.nodes.map(({ id }: { id: string }) => id);
  expect(found.sort()).toEqual([today.id, last.id].sort());
  expect((await within(-1)).errors?.[0]?.extensions.code).toBe('OUT_OF_RANGE');
});
