import { readFileSync } from 'node:fs';
import type { Day } from '@binhan/common/clock';
import { Problem, type Words } from '@binhan/common/errors';
import { isWithin } from '@binhan/common/validity';
import type { EquipmentType } from './entities/equipment-holding.ts';
import type { Education } from './entities/guard.ts';

// Rules have a date and come from data/, never from code. They are files that are shipped, so they are read once.
type Dated = { id: string; from: Day; to: Day | null };

export type GuardCriterion = Words & { code: string; mandatory: boolean; verified: boolean };
export type GuardRuleSet = Dated & {
  documentId: string;
  /** In the year of that birthday the year of birth does not tell: the criterion named here must then be attested. */
  minimumAge: { years: number; attestedBy: string };
  education: { minimum: Education; exceptions: (Words & { minimum: Education; areas: string[] })[] };
  criteria: GuardCriterion[];
};
export type EquipmentRule = { type: EquipmentType; permit: boolean; verified: boolean };
export type EquipmentRuleSet = Dated & { number: string; types: EquipmentRule[] };

const guards = readJson<{ ruleSets: GuardRuleSet[]; retention: { monthsAfterLeaving: number } }>('guard-rules.json');
const equipment = readJson<{ ruleSets: EquipmentRuleSet[]; reminders: { daysBefore: number[] } }>('equipment-rules.json');

/** Months after which a guard who left, or a candidate who was rejected, is erased. */
export const { monthsAfterLeaving } = guards.retention;

/** Days before the end of a certificate or permit on which a reminder is due, the largest first. */
export const reminderDays = [...equipment.reminders.daysBefore].sort((a, b) => b - a);

export function guardRulesOn(on: Day): GuardRuleSet | undefined {
  return guards.ruleSets.find(inForce(on));
}

export function equipmentRulesOn(on: Day): EquipmentRuleSet | undefined {
  return equipment.ruleSets.find(inForce(on));
}

/** The same, refused where no rules were in force. */
export function requireGuardRules(on: Day): GuardRuleSet {
  const rules = guardRulesOn(on);
  if (!rules) throw new Problem('NO_RULES', { on });
  return rules;
}

/** Whether a type needs a permit of the police and a certified holder on that day; what no rule names needs both. */
export function needsPermit(type: EquipmentType, on: Day): boolean {
  return equipmentRulesOn(on)?.types.find((one) => one.type === type)?.permit ?? true;
}

const inForce =
  (on: Day) =>
  ({ from, to }: Dated) =>
    isWithin(on, from, to);

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')) as T;
}
