import { Problem } from '@binhan/common/errors';
import { isCompacted } from '@binhan/common/topic-plan';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { stillKnown } from '../entities/fact.ts';
import { facts } from '../facts.ts';
import { type ColumnName, columnOfDimension, columnOfFilter, filterKeys } from './columns.ts';
import { quarterStart } from './quarter.ts';
import type { Question } from './question.ts';

/** Where figures are counted: one row for each thing that can be counted. */
export type Source = {
  name: string;
  /**
   * A SELECT that gives `id`, and each column of `has` under its standard name. `known('t')` is the condition that a
   * version of the fact `t` was known; `:on` is the day of the question. It must not know the filter or the grouping.
   */
  rows: (question: Question, known: (alias: string) => string) => string;
  has: readonly ColumnName[];
  /** Tables whose newest event dates the figure. */
  tables: readonly string[];
  /** It has a column `ruleSetId`. */
  hasRuleSet?: boolean;
  /**
   * Some rows are counts of a quarter of the whole province: `isQuarter` is 1, and `firstDay` (of other rows their day) tells
   * which. A period that cuts the quarter counts them, since nobody knows their days; an area below the province does not.
   */
  hasQuarters?: boolean;
  /** `lineNo` tells rows of one id apart. */
  hasLines?: boolean;
  /** Its rows are sums kept ready, and no records; what lies in no area has an empty `areaId`, so that an index finds the others. */
  isSum?: boolean;
  /** Some of its areas are districts or provinces, of which no commune has the record. */
  hasWiderAreas?: boolean;
  /** Its `areaId` is a province, and not the commune of a record. */
  areaLevel?: 'PROVINCE';
  /** What its SELECT asks for beside `:on`. */
  parameters?: (question: Question) => ObjectLiteral;
  /** `from` and `to` are told to its SELECT and are no condition on its rows; a stock holds on its day whatever they are. */
  ofPeriod?: boolean;
  /** Whether it can answer at all; sums kept ready cannot say what was known on a past day. */
  answers?: (question: Question) => boolean;
};

/** Why a source cannot answer, or nothing. */
export function missingIn(source: Source, { filter, by }: Question): { field: string; column: ColumnName } | undefined {
  const asked = filterKeys(filter).filter((key) => !(source.ofPeriod && (key === 'from' || key === 'to')));
  const ofFilter = asked.map((key) => ({ field: `filter.${key}`, column: columnOfFilter[key] }));
  const ofGroups = by.map((dimension) => ({ field: `by ${dimension}`, column: columnOfDimension[dimension] }));
  return [...ofFilter, ...ofGroups].find(({ column }) => !source.has.includes(column));
}

/** The first source that can answer; the caller lists them from the cheapest. */
export function pickSource<Part extends { source: Source }>(parts: readonly Part[], question: Question): Part {
  const able = parts.filter(({ source }) => source.answers?.(question) ?? true);
  const found = able.find(({ source }) => !missingIn(source, question));
  if (found) return found;
  const last = able.at(-1) as Part;
  const { field, column } = missingIn(last.source, question) as { field: string; column: ColumnName };
  throw new Problem('NOT_COUNTED_BY', { asked: field, column, source: last.source.name }, field.split(' ')[0] ?? field);
}

const inArea = 'f.areaId IN (SELECT c.coveredId FROM area_cover c WHERE c.areaId = :areaId)';
const isWhole = "(f.isQuarter = 1 AND :areaId IN (SELECT a.id FROM area_ref a WHERE a.level = 'PROVINCE'))";
const cut = '(f.isQuarter = 1 AND f.firstDay >= :fromQuarter)';

/** The rows that a question means, as `f`; figures and the lists behind them both start here, so that they agree. */
export function rowsOf(manager: EntityManager, source: Source, question: Question): SelectQueryBuilder<ObjectLiteral> {
  const { filter, asOf } = question;
  if (asOf.knownBefore !== null) requireHistory(manager, source);
  const known = (alias: string) =>
    asOf.knownBefore === null ? `${alias}.knownTo = :stillKnown` : `${alias}.knownFrom < :knownBefore AND ${alias}.knownTo >= :knownBefore`;
  const query = manager
    .createQueryBuilder()
    .from(`(${source.rows(question, known)})`, 'f')
    .setParameters({ stillKnown, knownBefore: asOf.knownBefore, on: asOf.on, ...source.parameters?.(question) });
  const oneOf = (column: string, name: string, values: readonly string[] | null | undefined) => {
    if (values) query.andWhere(values.length ? `f.${column} IN (:...${name})` : '1 = 0', { [name]: values });
  };
  oneOf('unitId', 'unitIds', filter.unitIds);
  oneOf('unitKind', 'unitKinds', filter.unitKinds);
  oneOf('subKind', 'subKinds', filter.subKinds);
  oneOf('managementLevel', 'managementLevels', filter.managementLevels);
  oneOf('programme', 'programmes', filter.programmes);
  oneOf('channel', 'channels', filter.channels);
  oneOf('audience', 'audiences', filter.audiences);
  oneOf('category', 'categories', filter.categories);
  oneOf('kind', 'kinds', filter.kinds);
  const { areaId, isKeyEconomic, isLarge, roundFrom, roundTo, from, to, topics } = filter;
  if (areaId) query.andWhere(source.hasQuarters ? `(${inArea} OR ${isWhole})` : inArea, { areaId });
  if (isKeyEconomic != null) query.andWhere('f.isKeyEconomic = :isKeyEconomic', { isKeyEconomic: isKeyEconomic ? 1 : 0 });
  if (isLarge != null) query.andWhere('f.isLarge = :isLarge', { isLarge: isLarge ? 1 : 0 });
  if (roundFrom != null) query.andWhere('f.roundYear >= :roundFrom', { roundFrom });
  if (roundTo != null) query.andWhere('f.roundYear <= :roundTo', { roundTo });
  const day = source.hasQuarters ? 'f.firstDay' : 'f.day';
  if (from && !source.ofPeriod)
    query.andWhere(source.hasQuarters ? `(${day} >= :from OR ${cut})` : `${day} >= :from`, { from, fromQuarter: quarterStart(from) });
  if (to && !source.ofPeriod) query.andWhere(`${day} < :to`, { to });
  if (topics) {
    const anyOf = topics.map((_, i) => `INSTR(f.topics, :topic${i}) > 0`).join(' OR ');
    query.andWhere(`(${anyOf || '1 = 0'})`, Object.fromEntries(topics.map((topic, i) => [`topic${i}`, `|${topic}|`])));
  }
  return query;
}

/** Of what may be erased only the newest is kept: what was known on a past day is not known any more. */
export function hasHistory({ connection }: EntityManager, tables: readonly string[]): boolean {
  const newestOnly = facts.filter(({ topic }) => isCompacted(topic)).map(({ entity }) => connection.getMetadata(entity).tableName);
  return !tables.some((table) => newestOnly.includes(table));
}

function requireHistory(manager: EntityManager, { name, tables }: Source): void {
  if (!hasHistory(manager, tables)) throw new Problem('NO_HISTORY', { source: name }, 'asOf.known');
}
