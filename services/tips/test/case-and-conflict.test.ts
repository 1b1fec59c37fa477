import { tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assessor, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('a supervisor in conflict with the unit of a tip neither confirms nor corrects the case that it gave', async () => {
  const subject = 'kin';
  const kin = { roles: ['TIP_SUPERVISOR' as const], subject };
  await world.appoint({ ref: 'LD-XD', role: 'SUPERVISOR', subject, areaIds: [tanPhong], conflictUnitIds: [world.ownUnit] });
  const record = async (reference: string, more: object = {}) => {
    const { id: tipId } = await world.tipIn('FORWARDED', more);
    const facts = { reference, category: 'THEFT', areaId: tanPhong, clarifiedOn: '2026-03-01', arrestedCount: 2 };
    return world.act('recordCaseOutcome', { ...facts, tips: [{ tipId, role: 'PRIMARY' }] }, assessor);
  };
  const step = (action: string, { id, version }: { id: string; version: number }, claims: typeof supervisor, more: object = {}) =>
    world.act(`${action}CaseOutcome`, { caseOutcomeId: id, expectedVersion: version, ...more }, claims);
  const correction = { arrestedCount: 0, clarifiedOn: '2026-03-01', reason: 'đếm lại' };

  const own = await record('1/VA', { unitId: world.ownUnit });
  await expect(step('confirm', own, kin)).rejects.toMatchObject({ code: 'CASE_WITHHELD' });
  const confirmed = await step('confirm', own, supervisor);
  await expect(step('correct', confirmed, kin, correction)).rejects.toMatchObject({ code: 'CASE_WITHHELD' });
  expect(await step('correct', confirmed, supervisor, correction)).toMatchObject({ state: 'CORRECTED' });

  expect(await step('confirm', await record('2/VA'), kin)).toMatchObject({ state: 'CONFIRMED' });
});
