import type { Source } from '../figures/source.ts';
import { roundsMeant } from '../rounds.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** A commitment that another one replaced counts no more: the other has its numbers. */
const counts = (alias: string) => `${alias}.state <> 'REPLACED' AND ${alias}.signedOn <= :on`;

/** Commitments and pledges signed for the rounds of the question; their year is the round's. */
export const commitments: Source = {
  name: 'commitments',
  has: [...unitColumnNames, 'roundYear', 'kind'],
  tables: ['commitment_fact'],
  rows: (question, known) =>
    `SELECT c.id, ${unitColumnsOf('c')}, c.year AS roundYear, c.kind, c.eligibleCount, c.signedCount
     FROM commitment_fact c WHERE ${known('c')} AND ${counts('c')} AND c.year IN (${[0, ...roundsMeant(question).map(({ year }) => year)].join()})`,
};

/** SQL: the commitments of a unit for a year, of one kind or of any. */
export function pledged(unitId: string, year: number | string, known: (alias: string) => string, kind?: string): string {
  const ofKind = kind ? ` AND c.kind = '${kind}'` : '';
  return `SELECT 1 FROM commitment_fact c WHERE c.unitId = ${unitId} AND c.year = ${year}${ofKind} AND ${known('c')} AND ${counts('c')}`;
}
