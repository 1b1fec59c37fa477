import { randomBytes } from 'node:crypto';
import { instantOf } from '@binhan/common/clock';
import { tanPhong } from '@binhan/units/testing';
import type { Tip, TipCategory } from '../src/entities/tip.ts';
import { receiveTip } from '../src/operations/receive-tip.ts';
import { receiptFor } from '../src/receipt.ts';
import { assessor, secondAssessor, supervisor, type World } from './world.ts';

/** Tips that came on a day of the past, taken in as the house does with what is on paper. */
export async function tipsOn(world: World, day: string, categories: readonly TipCategory[], areaId = tanPhong): Promise<Tip[]> {
  const details = { channel: 'LETTER', urgency: 'ORDINARY', source: 'UNKNOWN', underAge: false, language: 'VI', synthetic: false } as const;
  const tips: Tip[] = [];
  for (const category of categories) {
    const receipt = receiptFor(world.keys.receipt, randomBytes(16).toString('hex'), 0);
    const whole = { ...details, category, areaId, unitId: world.ownUnit, text: 'Mất trộm' };
    tips.push(await world.door((tx) => receiveTip(tx, world.keys, receipt, whole), { now: instantOf(day, 9) }));
  }
  return tips;
}

export const times = (count: number, category: TipCategory): TipCategory[] => Array<TipCategory>(count).fill(category);

/** A tip closed with this value; VALUABLE is confirmed by a second person. */
export async function closedTip(world: World, value: string, input: object = {}) {
  const tip = await world.tipIn('RESOLVED', { unitId: world.ownUnit, ...input });
  const assessed = await world.on('assess', assessor, { value })(tip);
  const settled =
    value === 'VALUABLE'
      ? await world.on('confirmValue', secondAssessor, { unlock: (await world.unlock(secondAssessor)).unlock })(assessed)
      : assessed;
  return world.on('close', supervisor)(settled);
}

let cases = 0;

/** A case of the tip, confirmed by a second person. */
export async function confirmedCase(
  world: World,
  tipId: string,
  { arrestedCount = 1, clarifiedOn = '2026-03-01', areaId = tanPhong } = {},
) {
  const details = { reference: `${++cases}/figures`, category: 'THEFT', areaId, clarifiedOn, arrestedCount };
  const recorded = await world.act('recordCaseOutcome', { ...details, tips: [{ tipId, role: 'PRIMARY' }] }, secondAssessor);
  return world.act('confirmCaseOutcome', { caseOutcomeId: recorded.id, expectedVersion: recorded.version }, supervisor);
}
