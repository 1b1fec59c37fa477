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

const atRegistration = (column: string, ofDecision = column) => `CASE WHEN r.id IS NULL THEN d.${ofDecision} ELSE r.${column} END`;

/**
 * The same decisions, as their registrations are, so that a rate of both has one base: the decision comes months later, and its unit may by
 * then lie in a commune that followed.
 */
export const decidedRegistrations: Source = {
  name: 'decisions on registrations',
  has: recognitions.has,
  tables: ['recognition_fact', 'registration_fact'],
  rows: (_question, known) =>
    `SELECT d.id, ${unitColumnNames.map((name) => `${atRegistration(name)} AS ${name}`).join(', ')}, ${atRegistration('submittedOn', 'decidedOn')} AS day, d.roundYear,
       CASE WHEN ${granted('d')} THEN 1 ELSE 0 END AS isRecognised
     FROM recognition_fact d LEFT JOIN registration_fact r ON r.id = d.registrationId AND ${known('r')} AND r.submittedOn <= :on
     WHERE ${known('d')} AND d.decidedOn <= :on`,
};
