import type { Source } from '../figures/source.ts';
import { roundsMeant } from '../rounds.ts';
import { unitColumnsOf } from './columns-of-unit.ts';
import { sessions } from './sessions.ts';
import { unitRounds } from './unit-rounds.ts';

/**
 * Units that take part in a round, each with whether its commune did anything in it: a unit of it registered, or a verified
 * session was held in it or in what it succeeded during the round.
 */
export const unitsInCommunes: Source = {
  name: 'units and the activity of their communes',
  has: unitRounds.has,
  hasLines: true,
  tables: [...unitRounds.tables, ...sessions.tables],
  rows: (question, known) => {
    const rounds = roundsMeant(question);
    const units = unitRounds.rows(question, known);
    const registered = `SELECT DISTINCT y.areaId, y.roundYear FROM (${units}) y WHERE y.registered = 1`;
    const held = `SELECT DISTINCT c.areaId, s.roundYear FROM (${sessions.rows(question, known)}) s INNER JOIN area_cover c ON c.coveredId = s.areaId
      WHERE s.day >= '${rounds[0]?.firstDay ?? '9999'}' AND s.day <= '${rounds.at(-1)?.lastDay ?? '9999'}'`;
    return `SELECT x.id, x.lineNo, ${unitColumnsOf('x')}, x.roundYear,
        CASE WHEN a.areaId IS NULL AND b.areaId IS NULL THEN 1 ELSE 0 END AS isInactive
      FROM (${units}) x LEFT JOIN (${registered}) a ON a.areaId = x.areaId AND a.roundYear = x.roundYear
        LEFT JOIN (${held}) b ON b.areaId = x.areaId AND b.roundYear = x.roundYear`;
  },
};

export const communeIsInactive = 'f.isInactive = 1';
