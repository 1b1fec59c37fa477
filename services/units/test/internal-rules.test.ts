import { headOf } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const rulesOf = async (unitId: string, fields: string) => (await world.unit(unitId, `internalRules { ${fields} }`)).internalRules;

test('rules of a kind count their editions in the unit, and the newer one replaces the older', async () => {
  const unit = await world.activeUnit();
  await world.approvedRule(unit.id, { kind: 'FIRE', documentNumber: '01/NQ' });
  await world.approvedRule(unit.id, { kind: 'SECRETS', documentNumber: '02/NQ' });
  await world.approvedRule(unit.id, { kind: 'FIRE', documentNumber: '03/NQ' });
  const rules: { documentNumber: string }[] = await rulesOf(unit.id, 'kind documentNumber edition state endedOn');
  expect(rules.toSorted((a, b) => a.documentNumber.localeCompare(b.documentNumber))).toEqual([
    { kind: 'FIRE', documentNumber: '01/NQ', edition: 1, state: 'REPLACED', endedOn: '2026-03-02' },
    { kind: 'SECRETS', documentNumber: '02/NQ', edition: 1, state: 'APPROVED', endedOn: null },
    { kind: 'FIRE', documentNumber: '03/NQ', edition: 2, state: 'APPROVED', endedOn: null },
  ]);
});

test('a rule whose review is overdue stays in force, and is found', async () => {
  const unit = await world.activeUnit();
  const { id } = await world.approvedRule(unit.id, {}, { reviewDueOn: '2026-06-30' });
  const overdue = async (wanted: boolean) =>
    (await world.read(`{ internalRules(filter: { unitId: "${unit.id}", reviewOverdue: ${wanted} }) { nodes { id state reviewOverdue } } }`))
      .internalRules.nodes;
  expect(await world.onDay('2026-06-30', () => overdue(true))).toEqual([]);
  expect(await world.onDay('2026-07-01', () => overdue(true))).toEqual([{ id, state: 'APPROVED', reviewOverdue: true }]);
  expect(await overdue(false)).toEqual([{ id, state: 'APPROVED', reviewOverdue: false }]);
});

test('a rule is withdrawn with a reason, and makes room for a new one', async () => {
  const unit = await world.activeUnit();
  const rule = await world.approvedRule(unit.id);
  await refusal(world.on.rule(rule, 'withdraw', headOf(unit.id), { reason: ' ' })).toMatchObject({ code: 'REQUIRED' });
  expect(await world.on.rule(rule, 'withdraw', headOf(unit.id), { reason: 'Không còn phù hợp' })).toMatchObject({ state: 'WITHDRAWN' });
  await world.approvedRule(unit.id);
  const rules: { edition: number }[] = await rulesOf(unit.id, 'edition');
  expect(rules.map(({ edition }) => edition).sort()).toEqual([1, 2]);
});

test('a review is due after the approval, which is not in the future', async () => {
  const unit = await world.activeUnit();
  await refusal(world.approvedRule(unit.id, {}, { reviewDueOn: '2026-03-01' })).toMatchObject({ field: 'input.reviewDueOn' });
  await refusal(world.approvedRule(unit.id, {}, { approvedOn: '2026-03-03' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
  await refusal(world.approvedRule(unit.id, {}, { basisIds: ['none'] })).toMatchObject({ code: 'UNKNOWN_DOCUMENT' });
  await refusal(world.draftRule(unit.id, { documentNumber: 'x'.repeat(61) })).toMatchObject({
    code: 'TOO_LONG',
    field: 'input.documentNumber',
  });
});
