import { endOf, type Question } from '../figures/question.ts';
import type { Source } from '../figures/source.ts';
import { type Round, roundsMeant, selectOver } from '../rounds.ts';
import { unitColumnNames } from './columns-of-unit.ts';
import { pledged } from './commitments.ts';
import { ruleInForce } from './internal-rules.ts';
import { granted } from './recognitions.ts';

type Known = (alias: string) => string;

/**
 * Each unit that takes part in a round, once for each round: open and not suspended on the last day of the round, or on the
 * day of the figure where that is earlier, and not exempt by the round's rule set; in the commune in which it lay then.
 * Shares of units count both sides here, so that none exceeds 100 %.
 */
export const unitRounds: Source = {
  name: 'units that take part in a round',
  has: [...unitColumnNames, 'roundYear'],
  hasRuleSet: true,
  hasLines: true,
  tables: ['unit_fact', 'registration_fact', 'recognition_fact', 'commitment_fact', 'internal_rule_fact'],
  rows: (question, known) => selectOver(roundsMeant(question), (round) => unitsOf(round, question, known)),
};

/** The same, once for each kind of commitment. */
export const unitRoundsByPledge: Source = {
  name: 'units that take part in a round, by kind of commitment',
  has: [...unitRounds.has, 'kind'],
  hasRuleSet: true,
  hasLines: true,
  tables: ['unit_fact', 'commitment_fact'],
  rows: (question, known) =>
    selectOver(roundsMeant(question), (round) =>
      ['CAM_KET', 'GIAO_UOC'].map((kind, i) => unitsOf(round, question, known, { kind, lineNo: 10 * round.year + i })).join(' UNION ALL '),
    ),
};

export const isRegistered = 'f.registered = 1';
export const isRegisteredLate = 'f.registeredLate = 1';
export const isRegisteredAndRecognised = 'f.recognised = 1';
export const hasPledged = 'f.pledged = 1';
export const rulesAreComplete = 'f.rulesComplete = 1';
/** The day by which units register has passed. */
export const registrationIsDue = 'f.registrationDue = 1';

function unitsOf(round: Round, { asOf: { on } }: Question, known: Known, pledge?: { kind: string; lineNo: number }): string {
  const { year, rules, lastDay, registerBy } = round;
  const [day, end] = lastDay < on ? [`'${lastDay}'`, endOf(lastDay)] : [':on', endOf(on)];
  const rulesInForce = `SELECT COUNT(DISTINCT i.kind) FROM internal_rule_fact i WHERE i.unitId = u.id AND ${known('i')}
    AND i.kind IN (${listed(rules.ruleKinds)}) AND ${ruleInForce('i', day)}`;
  return `SELECT u.id, ${pledge?.lineNo ?? year} AS lineNo, ${year} AS roundYear, '${rules.id}' AS ruleSetId, ${pledge ? `'${pledge.kind}' AS kind,` : ''}
      u.unitId, u.unitKind, u.subKind, u.managementLevel, u.isKeyEconomic, u.isLarge, COALESCE(p.areaId, u.areaId) AS areaId,
      CASE WHEN r.id IS NULL THEN 0 ELSE 1 END AS registered, CASE WHEN r.late = 1 THEN 1 ELSE 0 END AS registeredLate,
      ${registerBy < on ? 1 : 0} AS registrationDue,
      CASE WHEN ${granted('d')} THEN 1 ELSE 0 END AS recognised,
      CASE WHEN EXISTS (${pledged('u.id', year, known, pledge?.kind)}) THEN 1 ELSE 0 END AS pledged,
      CASE WHEN (${rulesInForce}) = ${rules.ruleKinds.length} THEN 1 ELSE 0 END AS rulesComplete
    FROM unit_fact u
    LEFT JOIN unit_place p ON p.unitId = u.id AND p.validFrom <= ${day} AND (p.validTo IS NULL OR p.validTo > ${day})
    LEFT JOIN registration_fact r ON r.unitId = u.id AND r.roundYear = ${year} AND ${known('r')} AND r.state <> 'WITHDRAWN' AND r.submittedOn <= :on
    LEFT JOIN recognition_fact d ON d.registrationId = r.id AND ${known('d')} AND d.decidedOn <= :on
    WHERE ${known('u')} AND u.openedOn <= ${day} AND (u.closedOn IS NULL OR u.closedOn > ${day}) AND ${takesPart(round)}
      AND NOT EXISTS (${suspended(end)})`;
}

/** SQL: the unit `u` is suspended. No field tells since when: it is, by what was told at the end of that day. */
export function suspended(end: string): string {
  return `SELECT 1 FROM unit_fact s WHERE s.id = u.id AND s.state = 'SUSPENDED' AND s.knownFrom < '${end}' AND s.knownTo >= '${end}'`;
}

/** Small enterprises are exempt by their size, schools by their kind. */
function takesPart({ rules: { unitKinds, excluded } }: Round): string {
  const sizes = excluded.flatMap((code) => (code.endsWith('_ENTERPRISE') ? code.slice(0, -'_ENTERPRISE'.length) : []));
  const conditions = [`u.unitKind IN (${listed(unitKinds)})`];
  if (excluded.length) conditions.push(`COALESCE(u.subKind, '') NOT IN (${listed(excluded)})`);
  if (sizes.length) conditions.push(`(u.unitKind <> 'ENTERPRISE' OR COALESCE(u.size, '') NOT IN (${listed(sizes)}))`);
  return conditions.join(' AND ');
}

const listed = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');
