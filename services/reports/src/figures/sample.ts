import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { Restrict } from './count.ts';
import { groupRows } from './group.ts';
import type { Sample } from './measure.ts';
import type { Question } from './question.ts';
import { pickSource, rowsOf } from './source.ts';

/** The single values of each group; null is none. */
export async function sampleValues(
  manager: EntityManager,
  sample: Sample,
  question: Question,
  restrict?: Restrict,
): Promise<{ key: (string | null)[]; values: number[] }[]> {
  const { source, value, where } = pickSource([sample], question);
  const query = rowsOf(manager, source, question).andWhere(`(${where})`).andWhere(`${value} IS NOT NULL`);
  restrict?.(query, source);
  const keyOf = groupRows(query, source, question);
  // Equal values are one row with their number: a median over a million guards reads some thousands.
  query.addSelect(value, 'value').addSelect('COUNT(*)', 'times').addGroupBy(value);
  const groups = new Map<string, { key: (string | null)[]; values: number[] }>();
  for (const row of await query.getRawMany<ObjectLiteral>()) {
    const key = keyOf(row);
    const group = groups.get(JSON.stringify(key)) ?? { key, values: [] };
    groups.set(JSON.stringify(key), group);
    for (let n = Number(row.times); n > 0; n--) group.values.push(Number(row.value));
  }
  return [...groups.values()];
}
