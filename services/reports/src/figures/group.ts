import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type AreaDimension, columnOfDimension, type Dimension } from './columns.ts';
import type { Question } from './question.ts';
import type { Source } from './source.ts';

/** How rows fall into groups: expressions of SQL, and the value that they make together. */
type Grouping = { expressions: readonly string[]; groupOf: (parts: readonly unknown[]) => string | null };

const month = 'SUBSTR(f.day, 6, 2)';
const year = 'SUBSTR(f.day, 1, 4)';
const inPart = (lengths: readonly number[]) =>
  `CASE ${lengths.map((end, i) => `WHEN ${month} <= '${String(end).padStart(2, '0')}' THEN ${i + 1}`).join(' ')} END`;
const plain = (expression: string): Grouping => ({ expressions: [expression], groupOf: ([value]) => textOf(value) });
/** A place that is none may be empty. */
const area = (expression: string): Grouping => ({ expressions: [expression], groupOf: ([value]) => textOf(value) || null });
const flag = (expression: string): Grouping => ({
  expressions: [expression],
  groupOf: ([value]) => (value === null ? null : String(Boolean(Number(value)))),
});
const partOfYear = (ends: readonly number[], letter: string): Grouping => ({
  expressions: [year, inPart(ends)],
  groupOf: ([whole, part]) => (whole == null ? null : `${whole}-${letter}${part}`),
});

const periods: Partial<Record<Dimension, Grouping>> = {
  DAY: plain('f.day'),
  MONTH: plain('SUBSTR(f.day, 1, 7)'),
  QUARTER: partOfYear([3, 6, 9, 12], 'Q'),
  HALF_YEAR: partOfYear([6, 12], 'H'),
  YEAR: plain(year),
  KEY_ECONOMIC: flag('f.isKeyEconomic'),
  LARGE: flag('f.isLarge'),
};

/** Adds the groups to a query over `f`; answers how the value of each group is read from a row of its answer. */
export function groupRows(
  query: SelectQueryBuilder<ObjectLiteral>,
  source: Source,
  question: Question,
): (row: ObjectLiteral) => (string | null)[] {
  const readers = question.by.map((dimension, d) => {
    const { expressions, groupOf } = groupingOf(query, source, dimension, question, d);
    for (const [e, expression] of expressions.entries()) query.addSelect(expression, `g${d}_${e}`).addGroupBy(expression);
    return (row: ObjectLiteral) => groupOf(expressions.map((_, e) => row[`g${d}_${e}`]));
  });
  return (row) => readers.map((read) => read(row));
}

function groupingOf(
  query: SelectQueryBuilder<ObjectLiteral>,
  source: Source,
  dimension: Dimension,
  { areaEpoch }: Question,
  place: number,
): Grouping {
  switch (dimension) {
    case 'PROVINCE':
    case 'DISTRICT':
    case 'COMMUNE':
      return area(source.areaLevel === dimension ? 'f.areaId' : areaColumn(query, source, dimension, areaEpoch, place));
    case 'TOPIC':
      query.innerJoin(`(${topicList})`, 't', 'f.topics LIKE t.pattern');
      return plain('t.code');
    default:
      return periods[dimension] ?? plain(`f.${columnOfDimension[dimension]}`);
  }
}

/** SQL: the commune of a day, by all that it covers: `coveredId`, `areaId`. */
export const communesOfEpoch =
  "SELECT c.coveredId, c.areaId FROM area_cover c INNER JOIN area_ref a ON a.id = c.areaId AND a.level = 'COMMUNE' AND a.validFrom <= :epoch AND (a.validTo IS NULL OR a.validTo > :epoch)";

/**
 * The area of the level in which a row lies: as recorded, or in the tree of a later day. A question may group by several levels,
 * and what compares communes by communes again: each place in the question has joins of its own.
 */
function areaColumn(
  query: SelectQueryBuilder<ObjectLiteral>,
  { hasWiderAreas }: Source,
  level: AreaDimension,
  epoch: string | null,
  place: number,
): string {
  const [province, inEpoch, area, district, wider] = [`p${place}`, `e${place}`, `a${place}`, `d${place}`, `w${place}`];
  // A province lasts, and covers all that ever lay in it.
  if (level === 'PROVINCE') {
    query.leftJoin('province_of_area', province, `${province}.areaId = f.areaId`);
    return `COALESCE(${province}.provinceId, '')`;
  }
  let commune = 'f.areaId';
  if (epoch !== null) {
    query.leftJoin(`(${communesOfEpoch})`, inEpoch, `${inEpoch}.coveredId = f.areaId`).setParameter('epoch', epoch);
    commune = `${inEpoch}.areaId`;
  }
  if (level === 'COMMUNE') {
    if (!hasWiderAreas) return commune;
    query.leftJoin('area_ref', wider, `${wider}.id = f.areaId AND ${isWider(wider)}`);
    return `CASE WHEN ${wider}.id IS NULL THEN ${commune} END`;
  }
  // Since 01/07/2025 communes lie in the province itself: then there is no district (domain.md 2.6).
  query
    .leftJoin('area_ref', area, `${area}.id = ${commune}`)
    .leftJoin('area_ref', district, `${district}.id = ${area}.parentId AND ${district}.level = 'DISTRICT'`);
  if (!hasWiderAreas) return `${district}.id`;
  const stands = epoch === null ? '' : ` AND ${wider}.validFrom <= :epoch AND (${wider}.validTo IS NULL OR ${wider}.validTo > :epoch)`;
  query.leftJoin('area_ref', wider, `${wider}.id = f.areaId AND ${wider}.level = 'DISTRICT'${stands}`);
  return `COALESCE(${district}.id, ${wider}.id)`;
}

const isWider = (alias: string) => `${alias}.level <> 'COMMUNE'`;

/** SQL: how many rows have a commune that has to be found in the tree of a later day. */
export function countPlaced({ hasWiderAreas }: Source): string {
  if (!hasWiderAreas) return "COUNT(NULLIF(f.areaId, ''))";
  return `SUM(CASE WHEN f.areaId = '' OR EXISTS (SELECT 1 FROM area_ref w WHERE w.id = f.areaId AND ${isWider('w')}) THEN 0 ELSE 1 END)`;
}

// Readers treat topics as open; one that is not in this list is counted, but has no group of its own.
const topicCodes = [
  'LAW_POLICY',
  'CRIME_PREVENTION',
  'SOCIAL_EVILS',
  'MOVEMENT',
  'TRAFFIC',
  'FIRE',
  'FIRE_ESCAPE',
  'THEFT',
  'SCHOOL_VIOLENCE',
  'FRAUD_ONLINE',
  'DRUGS',
  'INFOSEC',
  'DROWNING',
  'OTHER',
];
const topicList = topicCodes.map((code) => `SELECT '${code}' AS code, '%|${code}|%' AS pattern`).join(' UNION ALL ');

function textOf(value: unknown): string | null {
  return value == null ? null : String(value);
}
