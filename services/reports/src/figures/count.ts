import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Aggregate } from './aggregate.ts';
import { requirePlaced, requireTree } from './area-tree.ts';
import { groupRows } from './group.ts';
import type { Question } from './question.ts';
import { pickSource, rowsOf, type Source } from './source.ts';

/** One way to count something. */
export type Counting = { source: Source; aggregate: Aggregate };
/** What is counted, by the first of these that can answer: the cheapest stands first. */
export type Part = readonly [...Counting[], Counting];

/** The counts of a group; parts that have no row in it are 0. */
export type Group = { key: (string | null)[]; counts: Map<Part, number>; ruleSets: Set<string> };

/** Narrows the rows of a source to what the viewer may see. */
export type Restrict = (query: SelectQueryBuilder<ObjectLiteral>, source: Source) => void;

/** Counts all parts in one pass over each source, and puts groups of the same key together. Without grouping there is one group. */
export async function countParts(
  manager: EntityManager,
  parts: readonly Part[],
  question: Question,
  restrict: Restrict = () => {},
): Promise<Group[]> {
  await requireTree(manager, question);
  const bySource = new Map<Source, { part: Part; aggregate: Aggregate }[]>();
  for (const part of new Set(parts)) {
    const { source, aggregate } = pickSource(part, question);
    bySource.set(source, [...(bySource.get(source) ?? []), { part, aggregate }]);
  }
  const groups = new Map<string, Group>();
  const groupOf = (key: (string | null)[]) => {
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, counts: new Map(), ruleSets: new Set() };
    groups.set(text, group);
    return group;
  };
  if (!question.by.length) groupOf([]);
  const answers = await Promise.all([...bySource].map(([source, wanted]) => countIn(manager, source, wanted, question, restrict)));
  for (const { key, counts, ruleSets } of answers.flat()) {
    const group = groupOf(key);
    for (const [part, counted] of counts) group.counts.set(part, counted);
    for (const ruleSet of ruleSets) group.ruleSets.add(ruleSet);
  }
  return [...groups.values()];
}

async function countIn(
  manager: EntityManager,
  source: Source,
  wanted: readonly { part: Part; aggregate: Aggregate }[],
  question: Question,
  restrict: Restrict,
): Promise<Group[]> {
  const query = rowsOf(manager, source, question);
  restrict(query, source);
  const keyOf = groupRows(query, source, question);
  // Two indicators of a page often count the same thing: it is counted once.
  const expressions = [...new Set(wanted.map(({ aggregate }) => aggregate.sql))];
  for (const [i, sql] of expressions.entries()) query.addSelect(sql, `n${i}`);
  const columnOf = ({ sql }: Aggregate) => `n${expressions.indexOf(sql)}`;
  if (source.hasRuleSet) query.addSelect('MIN(f.ruleSetId)', 'ruleSetFrom').addSelect('MAX(f.ruleSetId)', 'ruleSetTo');
  const placing = requirePlaced(query, source, question);
  const rows = await query.getRawMany<ObjectLiteral>();
  return rows.map((row) => {
    const key = keyOf(row);
    placing(key, row);
    const ruleSets = [row.ruleSetFrom, row.ruleSetTo].filter((one): one is string => one != null);
    return {
      key,
      counts: new Map(wanted.map(({ part, aggregate }) => [part, Number(row[columnOf(aggregate)] ?? 0)])),
      ruleSets: new Set(ruleSets),
    };
  });
}
