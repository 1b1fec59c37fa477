import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** SQL: the decision `alias` recognises, and was not revoked by the day. */
export const granted = (alias: string) => `${alias}.state <> 'NOT_MET' AND (${alias}.revokedOn IS NULL OR ${alias}.revokedOn > :on)`;

/** Decisions by the day; `isRecognised` is 1 where it was granted and not revoked by then. */
export const recognitions: Source = {
  name: 'recognitions',
  has: [...unitColumnNames, 'day', 'roundYear'],
  tables: ['recognition_fact'],
  rows: (_question, known) =>
    `SELECT d.id, ${unitColumnsOf('d')}, d.decidedOn AS day, d.roundYear, d.grade,
       CASE WHEN ${granted('d')} THEN 1 ELSE 0 END AS isRecognised
     FROM recognition_fact d WHERE ${known('d')} AND d.decidedOn <= :on`,
};

export const isRecognised = 'f.isRecognised = 1';
