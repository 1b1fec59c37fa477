import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** Registrations that were submitted by the day, in whatever state they are. */
export const registrations: Source = {
  name: 'registrations',
  has: [...unitColumnNames, 'day', 'roundYear'],
  hasRuleSet: true,
  tables: ['registration_fact'],
  rows: (_question, known) =>
    `SELECT r.id, ${unitColumnsOf('r')}, r.submittedOn AS day, r.roundYear, r.ruleSetId, r.state, r.late, r.selfAssessedOn
     FROM registration_fact r WHERE ${known('r')} AND r.submittedOn <= :on`,
};

/** U1 counts them once submitted, returned ones too and withdrawn ones not (domain.md 1.8). */
export const isCounted = "f.state <> 'WITHDRAWN'";
