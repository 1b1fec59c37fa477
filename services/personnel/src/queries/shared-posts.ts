import type { Day } from '@binhan/common/clock';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Guard } from '../entities/guard.ts';
import { grouped } from '../grouped.ts';
import { certificatesOf } from './certificates.ts';

/** Full-time posts that seem to be held by one person: a finding to look into, never a refusal (domain.md 3.5). */
export type SharedPost = { key: string; birthYear: number; guards: Guard[]; sameCertificateNumber: boolean | null };

const fullTimeOn = (alias: string) =>
  `${alias}.kind = 'FULL_TIME' AND ${alias}.startOn <= :on AND (${alias}.endOn IS NULL OR ${alias}.endOn > :on)`;

/** All findings of a day, in two statements, ordered by name. */
export async function sharedPostsOn(manager: EntityManager, on: Day): Promise<SharedPost[]> {
  const another = `SELECT 1 FROM guard o JOIN guard_post q ON q.guardId = o.id WHERE o.foldedName = g.foldedName AND o.birthYear = g.birthYear AND o.id <> g.id AND ${fullTimeOn('q')}`;
  const guards = await holdsPost(manager.createQueryBuilder(Guard, 'g'), on).andWhere(`EXISTS (${another})`).orderBy('g.id').getMany();
  const numbers = await certificateNumbers(manager, guards);
  const groups = grouped(guards, ({ foldedName, birthYear }) => `${foldedName}/${birthYear}`);
  return [...groups]
    .map(([key, group]): SharedPost => {
      const birthYear = group[0]?.birthYear ?? 0;
      return { key, birthYear, guards: group, sameCertificateNumber: agreement(group.map(({ id }) => numbers.get(id))) };
    })
    .filter(({ sameCertificateNumber }) => sameCertificateNumber !== false)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function holdsPost(query: SelectQueryBuilder<Guard>, on: Day): SelectQueryBuilder<Guard> {
  return query.where(`EXISTS (SELECT 1 FROM guard_post p WHERE p.guardId = g.id AND ${fullTimeOn('p')})`, { on });
}

async function certificateNumbers(manager: EntityManager, guards: readonly Guard[]): Promise<Map<string, string>> {
  if (!guards.length) return new Map();
  const certificates = await certificatesOf(
    manager,
    guards.map(({ id }) => id),
  );
  // Newest first: the first that has a number speaks for the guard.
  return new Map(certificates.toReversed().flatMap(({ guardId, number }) => (number ? [[guardId, number]] : [])));
}

/** Whether the numbers say that it is one person: null while one of them is not known. */
function agreement(numbers: readonly (string | undefined)[]): boolean | null {
  const known = numbers.filter((one) => one !== undefined);
  if (new Set(known).size < known.length) return true;
  return known.length === numbers.length ? false : null;
}
