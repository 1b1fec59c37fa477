import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** Decisions by the day; `isRecognised` is 1 where it was granted and not revoked by then. */
export const recognitions: Source = {
  name: 'recognitions',
  has: [...unitColumnNames, 'day', 'roundYear'],
  tables: ['recognition_fact'],
  rows: (_question, known) =>
    `SELECT d.id, ${unitColumnsOf('d')}, d.decidedOn AS day, d.roundYear, d.grade,
       CASE WHEN d.state <> 'NOT_MET' AND (d.revokedOn IS NULL OR d.revokedOn > :on) THEN 1 ELSE 0 END AS isRecognised
     FROM recognition_fact d WHERE ${known('d')} AND d.decidedOn <= :on`,
};

export const isRecognised = 'f.isRecognised = 1';
