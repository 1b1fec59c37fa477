import type { Source } from '../figures/source.ts';
import { roundsOf, selectOver } from '../rounds.ts';
import { unitColumnNames } from './columns-of-unit.ts';
import { isCounted, registrations } from './registrations.ts';

/** The dossiers that registered units owe, in rounds whose day of self-assessment has passed (domain.md 2.2). */
export const dossiersDue: Source = {
  name: 'dossiers due',
  has: [...unitColumnNames, 'roundYear'],
  hasRuleSet: true,
  tables: registrations.tables,
  rows: (question, known) => {
    const due = roundsOf(question).filter(({ selfAssessBy }) => selfAssessBy < question.asOf.on);
    return selectOver(
      due,
      ({ year, selfAssessBy }) =>
        `SELECT f.*, CASE WHEN f.selfAssessedOn IS NULL OR f.selfAssessedOn > :on THEN 'NONE'
           WHEN f.selfAssessedOn <= '${selfAssessBy}' THEN 'IN_TIME' ELSE 'LATE' END AS dossier
         FROM (${registrations.rows(question, known)}) f WHERE f.roundYear = ${year} AND ${isCounted}`,
    );
  },
};

export const dossierInTime = "f.dossier = 'IN_TIME'";
export const dossierLate = "f.dossier = 'LATE'";
export const dossierMissing = "f.dossier = 'NONE'";
