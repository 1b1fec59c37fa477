import type { EntityManager, ObjectLiteral } from 'typeorm';
import { requirePlaced } from './area-tree.ts';
import type { Restrict } from './count.ts';
import { groupRows } from './group.ts';
import type { Sample } from './measure.ts';
import type { Question } from './question.ts';
import { pickSource, rowsOf } from './source.ts';

export type Samples = (sample: Sample, by: Question['by']) => Promise<{ key: (string | null)[]; values: number[] }[]>;

/** Reads samples for a question, each once however many statistics are worked out from it. */
export function sampleReader(manager: EntityManager, question: Question, restrict?: Restrict): Samples {
  const read = new Map<Sample, Map<string, ReturnType<Samples>>>();
  return (sample, by) => {
    const known = read.get(sample) ?? new Map<string, ReturnType<Samples>>();
    read.set(sample, known);
    const values = known.get(by.join()) ?? sampleValues(manager, sample, { ...question, by }, restrict);
    known.set(by.join(), values);
    return values;
  };
}

/** The single values of each group; null is none. */
async function sampleValues(manager: EntityManager, sample: Sample, question: Question, restrict?: Restrict): ReturnType<Samples> {
  const { source, value, where } = pickSource([sample], question);
  const query = rowsOf(manager, source, question).andWhere(`(${where})`).andWhere(`${value} IS NOT NULL`);
  restrict?.(query, source);
  const keyOf = groupRows(query, source, question);
  // Equal values are one row with their number: a median over a million guards reads some thousands.
  query.addSelect(value, 'value').addSelect('COUNT(*)', 'times').addGroupBy(value);
  const placing = requirePlaced(query, source, question);
  const groups = new Map<string, { key: (string | null)[]; values: number[] }>();
  for (const row of await query.getRawMany<ObjectLiteral>()) {
    const key = keyOf(row);
    placing(key, row);
    const group = groups.get(JSON.stringify(key)) ?? { key, values: [] };
    groups.set(JSON.stringify(key), group);
    for (let n = Number(row.times); n > 0; n--) group.values.push(Number(row.value));
  }
  return [...groups.values()];
}
