import { type Clock, type Day, instantOf } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import { countWhere, numbersOf } from '@binhan/common/sums';
import type { Role, Viewer } from '@binhan/common/viewer';
import { inArea } from '@binhan/reference/areas';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { CaseOutcome } from '../entities/case-outcome.ts';
import { Tip, type TipCategory, type TipValue } from '../entities/tip.ts';
import type { Keys } from '../server-key.ts';
import { areasOfWholeSight } from '../whole-sight.ts';

type Given<T> = T | null | undefined;
export type TipFigureFilter = {
  receivedFrom?: Given<Day>;
  receivedTo?: Given<Day>;
  categories?: Given<readonly TipCategory[]>;
  areaId?: Given<string>;
  sourceUnitKinds?: Given<readonly string[]>;
  values?: Given<readonly TipValue[]>;
};
export type CaseFigureFilter = {
  clarifiedFrom?: Given<Day>;
  clarifiedTo?: Given<Day>;
  categories?: Given<readonly TipCategory[]>;
  areaId?: Given<string>;
};
type Asking = { read: EntityManager; viewer: Viewer; scope: Scope; keys: Keys; clock: Clock };

/** Who reads counts that are not published: nobody of a unit, and no analyst (security.md 4). */
export const figureReaders: readonly Role[] = ['TIP_SUPERVISOR', 'PROVINCIAL_OFFICER'];

// A tip whose content was erased is still counted, by the facts that its row keeps (operations/purge-tips.ts).
const isSettled = "(t.value <> 'VALUABLE' OR t.valueConfirmedOn IS NOT NULL)";
const isClosed = "(t.state = 'CLOSED' OR (t.state = 'PURGED' AND t.value IS NOT NULL))";
/** What was never assessed and is over was dismissed. */
const isOutOfScope = "(t.state = 'OUT_OF_SCOPE' OR (t.state = 'PURGED' AND t.value IS NULL))";

export async function tipTotals(asking: Asking, filter: TipFigureFilter) {
  const { read, viewer, keys, clock, scope } = asking;
  const { receivedFrom, receivedTo, categories, areaId, sourceUnitKinds, values } = filter;
  if (sourceUnitKinds) requireAllKinds(viewer, sourceUnitKinds);
  const query = read.createQueryBuilder(Tip, 't').select('COUNT(*)', 'received');
  restrict(query, viewer, figureReaders, scope, {
    assignedTo: '(t.areaId IN (:...wholeSight) OR t.id IN (SELECT w.tipId FROM tip_wrap w WHERE w.holder IN (:...assignments)))',
  });
  query.setParameters({ wholeSight: ['', ...(await areasOfWholeSight(read, keys, viewer, clock()))] });
  if (receivedFrom) query.andWhere('t.receivedAt >= :receivedFrom', { receivedFrom: instantOf(receivedFrom) });
  if (receivedTo) query.andWhere('t.receivedAt < :receivedTo', { receivedTo: instantOf(receivedTo) });
  if (areaId) inArea(query, 't.areaId', areaId);
  oneOf(query, 't.category', categories);
  oneOf(query, 't.sourceUnitKind', sourceUnitKinds);
  if (values) oneOf(query.andWhere(isSettled), 't.value', values);
  const counted = {
    closed: isClosed,
    outOfScope: isOutOfScope,
    valuable: `t.value = 'VALUABLE' AND ${isSettled}`,
    partial: "t.value = 'PARTIAL'",
    notUseful: "t.value = 'NOT_USEFUL'",
    unfounded: "t.value = 'UNFOUNDED'",
  };
  for (const [name, condition] of Object.entries(counted)) query.addSelect(countWhere(condition), name);
  return numbers<'received' | keyof typeof counted>(query);
}

export async function caseTotals({ read, viewer, scope }: Asking, filter: CaseFigureFilter) {
  const { clarifiedFrom, clarifiedTo, categories, areaId } = filter;
  const query = confirmedCases(read);
  restrict(query, viewer, figureReaders, scope, { assignedTo: 'o.areaId IN (:...assignments)' });
  if (clarifiedFrom) query.andWhere('o.clarifiedOn >= :clarifiedFrom', { clarifiedFrom });
  if (clarifiedTo) query.andWhere('o.clarifiedOn < :clarifiedTo', { clarifiedTo });
  if (areaId) inArea(query, 'o.areaId', areaId);
  oneOf(query, 'o.category', categories);
  return numbers<'cases' | 'arrested'>(query);
}

/** Sums of the cases that count. */
export function confirmedCases(manager: EntityManager): SelectQueryBuilder<CaseOutcome> {
  return manager
    .createQueryBuilder(CaseOutcome, 'o')
    .select('COUNT(*)', 'cases')
    .addSelect('SUM(o.arrestedCount)', 'arrested')
    .where("o.state IN ('CONFIRMED', 'CORRECTED')");
}

/** One row of sums. */
export async function numbers<Name extends string>(query: SelectQueryBuilder<ObjectLiteral>): Promise<Record<Name, number>> {
  return numbersOf(((await query.getRawOne()) ?? {}) as Record<Name, unknown>);
}

function oneOf<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, column: string, values: Given<readonly string[]>): void {
  const name = `only_${column.replace('.', '_')}`;
  if (values) query.andWhere(values.length ? `${column} IN (:...${name})` : '1 = 0', { [name]: values });
}

/**
 * A small unit is never shown as a source (domain.md 5.5). Who sees no tip could find the kind of one by a narrow period or a
 * rare category, and its commune by another question: often that is one unit. A supervisor sees the kind with each tip.
 */
function requireAllKinds({ roles }: Viewer, kinds: readonly string[]): void {
  if (roles.includes('PROVINCIAL_OFFICER') && new Set(kinds).size < 3) throw new Problem('KINDS_TOGETHER', {}, 'filter.sourceUnitKinds');
}
