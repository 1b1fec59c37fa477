import type { Day } from '@binhan/common/clock';
import type { Tx } from '@binhan/common/transaction';
import { isWithin } from '@binhan/common/validity';
import type { EntityManager } from 'typeorm';
import type { Level } from './entities/area.ts';
import { RuleSet } from './entities/rule-set.ts';
import type { Unit } from './entities/unit.ts';
import type { Criterion, RuleSetContent } from './rule-set-content.ts';

/** A yearly round by the rule set that is in force on its registration day (domain.md 2.2). */
export type Round = { year: number; ruleSet: RuleSet; from: Day; to: Day; registerBy: Day; selfAssessBy: Day; decideBy: Day };

export function roundOf(year: number, ruleSets: readonly RuleSet[]): Round | undefined {
  const ruleSet = ruleSets.find(({ content: { deadlines }, validFrom, validTo }) =>
    isWithin(`${year}-${deadlines.register}`, validFrom, validTo),
  );
  if (!ruleSet) return undefined;
  const { round, deadlines } = ruleSet.content;
  return {
    year,
    ruleSet,
    from: `${round.fromYearBefore ? year - 1 : year}-${round.from}`,
    to: `${year}-${round.to}`,
    registerBy: `${year}-${deadlines.register}`,
    selfAssessBy: `${year}-${deadlines.selfAssess}`,
    decideBy: `${year}-${deadlines.decideTarget}`,
  };
}

/** The round that a day lies in; the newest where two overlap. */
export function roundOn(day: Day, ruleSets: readonly RuleSet[]): Round | undefined {
  const year = Number(day.slice(0, 4));
  return [year + 1, year].map((one) => roundOf(one, ruleSets)).find((round) => round && round.from <= day && day <= round.to);
}

export function readRuleSets(manager: EntityManager): Promise<RuleSet[]> {
  return manager.find(RuleSet, { order: { validFrom: 'ASC' } });
}

const inTransaction = new WeakMap<Tx, Promise<RuleSet[]>>();

/** The same for an operation; a transaction reads them once. */
export function ruleSetsIn(tx: Tx): Promise<RuleSet[]> {
  const ruleSets = inTransaction.get(tx) ?? readRuleSets(tx.manager);
  inTransaction.set(tx, ruleSets);
  return ruleSets;
}

/** The rule set that a record names. */
export async function ruleSetIn(tx: Tx, id: string): Promise<RuleSet> {
  const ruleSet = (await ruleSetsIn(tx)).find((one) => one.id === id);
  if (!ruleSet) throw new Error(`There is no rule set ${id}`);
  return ruleSet;
}

/** The criteria that a unit of this kind must meet. */
export function criteriaFor(unit: Pick<Unit, 'kind'>, { criteria }: RuleSetContent): Criterion[] {
  return criteria.filter(({ kinds }) => kinds.includes(unit.kind));
}

/** Why a unit cannot take part, or nothing. Small enterprises are excluded by their size, schools by their kind. */
export function exclusionOf(
  { kind, subKind, size }: Pick<Unit, 'kind' | 'subKind' | 'size'>,
  { eligible }: RuleSetContent,
): string | undefined {
  if (!eligible.unitKinds.includes(kind)) return kind;
  return eligible.excluded.find((code) => code === subKind || (kind === 'ENTERPRISE' && code === `${size}_ENTERPRISE`));
}

const levels: readonly Level[] = ['COMMUNE', 'DISTRICT', 'PROVINCE'];

/** The level that decides: the unit's own, or the nearest above it that the rule set lets decide on that day. */
export function decidingLevel(managementLevel: Level, { recogniser }: RuleSetContent, on: Day): Level {
  const allowed = recogniser.levels.findLast(({ from }) => from <= on)?.levels ?? [];
  return levels.slice(levels.indexOf(managementLevel)).find((level) => allowed.includes(level)) ?? 'PROVINCE';
}
