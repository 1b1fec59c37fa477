import { plusDays } from '@binhan/common/days';
import type { Grain, Rollup } from '../rollups/rollup.ts';
import { sum } from './aggregate.ts';
import type { ColumnName } from './columns.ts';
import type { Counting } from './count.ts';
import type { Question } from './question.ts';
import type { Source } from './source.ts';

/** Ways to count an amount from sums kept ready, the smallest table first: for the head of a part. */
export function sumsOf(rollup: Rollup, amount: string): Counting[] {
  return sourcesOf(rollup).map((source) => ({ source, aggregate: sum(`f.${amount}`) }));
}

/** The same of whole provinces and rounds, and of nothing that says more of a unit. */
export function provincialSums(rollup: Rollup, amount: string): Counting[] {
  return sumsOf(rollup, amount)
    .filter(({ source }) => source.areaLevel === 'PROVINCE')
    .map(({ source, aggregate }) => ({ source: { ...source, has: ['areaId', 'roundYear'] }, aggregate }));
}

const known = new Map<Rollup, Source[]>();

/** One for each table, the same each time: what is counted in one table is one statement. */
function sourcesOf(rollup: Rollup): Source[] {
  const sources =
    known.get(rollup) ??
    rollup.grains
      .toReversed()
      .sort(byKeys)
      .map((grain) => sourceOf(rollup, grain));
  known.set(rollup, sources);
  return sources;
}

// Provinces before communes, and fewer keys before more.
function byKeys(a: Grain, b: Grain): number {
  return a.place === b.place ? a.keys.length - b.keys.length : a.place === 'PROVINCE' ? -1 : 1;
}

function sourceOf({ source, amounts, period }: Rollup, { table, place, keys }: Grain): Source {
  const columns = [...keys, ...amounts].map((name) => `s.${name}`).join(', ');
  return {
    name: source.name,
    has: keys.filter((key): key is ColumnName => key !== 'ruleSetId'),
    hasRuleSet: keys.includes('ruleSetId'),
    tables: source.tables,
    isSum: true,
    ...(place === 'PROVINCE' ? { areaLevel: place } : {}),
    rows: () => `SELECT ${columns} FROM ${table} s${period === 'day' ? ' WHERE s.day <= :on' : ''}`,
    answers: (question) =>
      question.asOf.knownBefore === null &&
      (period === 'day' ? hasWholeMonths(question) : question.upToNow === true) &&
      (place === 'COMMUNE' || isOfProvinces(question)),
  };
}

function hasWholeMonths({ by, filter: { from, to }, asOf: { on }, upToNow }: Question): boolean {
  const dayAfter = plusDays(on, 1);
  // Nothing is dated later than today.
  const end = upToNow ? to : to && to < dayAfter ? to : dayAfter;
  return !by.includes('DAY') && isFirst(from) && isFirst(end);
}

function isFirst(day: string | null | undefined): boolean {
  return day == null || day.endsWith('-01');
}

/** Only the table by commune knows what lies within an area. */
function isOfProvinces({ by, filter: { areaId } }: Question): boolean {
  return areaId == null && !by.includes('COMMUNE') && !by.includes('DISTRICT');
}
