import { communesOfEpoch } from '../figures/group.ts';
import type { Source } from '../figures/source.ts';
import { roundsMeant } from '../rounds.ts';
import { unitColumnsOf } from './columns-of-unit.ts';
import { sessions } from './sessions.ts';
import { unitRounds } from './unit-rounds.ts';

/**
 * Units that take part in a round, each with its commune, as recorded or in the tree of a later day, and with whether that did
 * anything in the round: a unit of it registered, or a verified session was held in it or in what it succeeded.
 */
export const unitsInCommunes: Source = {
  name: 'units and the activity of their communes',
  has: unitRounds.has,
  hasLines: true,
  tables: [...unitRounds.tables, ...sessions.tables],
  parameters: ({ areaEpoch }) => (areaEpoch === null ? {} : { epoch: areaEpoch }),
  rows: (question, known) => {
    const rounds = roundsMeant(question);
    const units =
      question.areaEpoch === null
        ? `SELECT u.*, u.areaId AS communeId FROM (${unitRounds.rows(question, known)}) u`
        : `SELECT u.*, COALESCE(e.areaId, u.areaId) AS communeId
           FROM (${unitRounds.rows(question, known)}) u LEFT JOIN (${communesOfEpoch}) e ON e.coveredId = u.areaId`;
    const registered = `SELECT DISTINCT y.communeId, y.roundYear FROM (${units}) y WHERE y.registered = 1`;
    const held = `SELECT DISTINCT c.areaId, s.roundYear FROM (${sessions.rows(question, known)}) s INNER JOIN area_cover c ON c.coveredId = s.areaId
      WHERE s.day >= '${rounds[0]?.firstDay ?? '9999'}' AND s.day <= '${rounds.at(-1)?.lastDay ?? '9999'}'`;
    return `SELECT x.id, x.lineNo, ${unitColumnsOf('x')}, x.roundYear, x.communeId,
        CASE WHEN a.communeId IS NULL AND b.areaId IS NULL THEN 1 ELSE 0 END AS isInactive
      FROM (${units}) x LEFT JOIN (${registered}) a ON a.communeId = x.communeId AND a.roundYear = x.roundYear
        LEFT JOIN (${held}) b ON b.areaId = x.communeId AND b.roundYear = x.roundYear`;
  },
};

export const commune = 'f.communeId';
export const communeIsInactive = 'f.isInactive = 1';
