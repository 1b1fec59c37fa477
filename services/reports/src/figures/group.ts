import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { columnOfDimension, type Dimension } from './columns.ts';
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
    const { expressions, groupOf } = groupingOf(query, source, dimension, question);
    for (const [e, expression] of expressions.entries()) query.addSelect(expression, `g${d}_${e}`).addGroupBy(expression);
    return (row: ObjectLiteral) => groupOf(expressions.map((_, e) => row[`g${d}_${e}`]));
  });
  return (row) => readers.map((read) => read(row));
}

function groupingOf(query: SelectQueryBuilder<ObjectLiteral>, { areaLevel }: Source, dimension: Dimension, question: Question): Grouping {
  switch (dimension) {
    case 'PROVINCE':
    case 'DISTRICT':
    case 'COMMUNE':
      return area(areaLevel === dimension ? 'f.areaId' : areaColumn(query, dimension, question.areaEpoch));
    case 'TOPIC':
      query.innerJoin(`(${topicList})`, 't', 'f.topics LIKE t.pattern');
      return plain('t.code');
    default:
      return periods[dimension] ?? plain(`f.${columnOfDimension[dimension]}`);
  }
}

/** The area of the level in which a row lies: as recorded, or in the tree of a later day. */
function areaColumn(query: SelectQueryBuilder<ObjectLiteral>, level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE', epoch: string | null): string {
  // A province lasts, and covers all that ever lay in it.
  if (level === 'PROVINCE') {
    query.leftJoin('province_of_area', 'pc', 'pc.areaId = f.areaId');
    return "COALESCE(pc.provinceId, '')";
  }
  let commune = 'f.areaId';
  if (epoch !== null) {
    const ofThatDay =
      "SELECT c.coveredId, c.areaId FROM area_cover c INNER JOIN area_ref a ON a.id = c.areaId AND a.level = 'COMMUNE' AND a.validFrom <= :epoch AND (a.validTo IS NULL OR a.validTo > :epoch)";
    query.leftJoin(`(${ofThatDay})`, 'ec', 'ec.coveredId = f.areaId').setParameter('epoch', epoch);
    commune = 'ec.areaId';
  }
  if (level === 'COMMUNE') return commune;
  // Since 01/07/2025 communes lie in the province itself: then there is no district (domain.md 2.6).
  query.leftJoin('area_ref', 'da', `da.id = ${commune}`).leftJoin('area_ref', 'dd', "dd.id = da.parentId AND dd.level = 'DISTRICT'");
  return 'dd.id';
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
