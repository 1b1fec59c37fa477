import { readFileSync } from 'node:fs';
import type { Day } from '@binhan/common/clock';
import { isWithin } from '@binhan/common/validity';
import type { Question } from './figures/question.ts';

/** What of a rule set decides who is due, and when; `units` owns it, and a contract test compares the two. */
export type RoundRules = {
  id: string;
  from: Day;
  to: Day | null;
  round: { from: string; fromYearBefore: boolean; to: string };
  deadlines: { register: string; selfAssess: string };
  unitKinds: string[];
  /** Sub kinds, and sizes of enterprises as `SMALL_ENTERPRISE`. */
  excluded: string[];
  /** Kinds of internal rules that every unit must have. */
  ruleKinds: string[];
};

export type Round = { year: number; firstDay: Day; lastDay: Day; registerBy: Day; selfAssessBy: Day; rules: RoundRules };

const { ruleSets } = JSON.parse(readFileSync(new URL('../data/eligibility.json', import.meta.url), 'utf8')) as { ruleSets: RoundRules[] };

/** A round by the rule set that is in force on its registration day, as `units` has it (domain.md 2.2). */
export function roundOf(year: number): Round | undefined {
  const rules = ruleSets.find(({ from, to, deadlines }) => isWithin(`${year}-${deadlines.register}`, from, to));
  if (!rules) return undefined;
  const { round, deadlines } = rules;
  return {
    ...{ year, rules },
    firstDay: `${round.fromYearBefore ? year - 1 : year}-${round.from}`,
    lastDay: `${year}-${round.to}`,
    registerBy: `${year}-${deadlines.register}`,
    selfAssessBy: `${year}-${deadlines.selfAssess}`,
  };
}

// The rule set of 2012 came into force after the registration day of that year. A century is enough.
const all = Array.from({ length: 100 }, (_, i) => 2013 + i).flatMap((year) => roundOf(year) ?? []);

/** The first round that begins in the year before its own, as all later ones do. */
export const firstFromYearBefore = all.find(({ rules }) => rules.round.fromYearBefore) as Round;

/** All rounds that have begun by the day, the oldest first. */
export function roundsUntil(day: Day): Round[] {
  return all.filter(({ firstDay }) => firstDay <= day);
}

/** The rounds of a question: all that its filter lets through. */
export function roundsOf({ filter: { roundFrom, roundTo }, asOf: { on } }: Question): Round[] {
  return roundsUntil(on).filter(({ year }) => (roundFrom ?? year) <= year && year <= (roundTo ?? year));
}

/** The same; only the one in which the day lies, where the question neither names nor groups by rounds. */
export function roundsMeant(question: Question): Round[] {
  const { filter, by } = question;
  const rounds = roundsOf(question);
  return filter.roundFrom == null && filter.roundTo == null && !by.includes('ROUND') ? rounds.slice(-1) : rounds;
}

/** One SELECT for each round; it has no rows where there are no rounds. */
export function selectOver(rounds: readonly Round[], select: (round: Round) => string): string {
  if (rounds.length) return rounds.map(select).join(' UNION ALL ');
  return `SELECT none.* FROM (${select(firstFromYearBefore)}) none WHERE 1 = 0`;
}
