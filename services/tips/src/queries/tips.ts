import { dayOf } from '@binhan/common/clock';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import type { SelectQueryBuilder } from 'typeorm';
import { type Clock, openStates } from '../clocks.ts';
import { Tip, type TipCategory, type TipState } from '../entities/tip.ts';
import { tipLife } from '../states/tip.ts';
import type { Asking } from './asking.ts';

export type TipFilter = { states?: TipState[] | null; categories?: TipCategory[] | null; areaId?: string | null };

/** By id, which is random: the order of a list tells nothing of the order in which tips came. */
const byId = [{ column: 't.id', value: ({ id }: Tip) => id }];

export function findTips(asking: Asking, filter: TipFilter, page: PageArgs): Promise<Connection<Tip>> {
  return connection(visibleTips(asking, filter), page, byId);
}

export function findOverdueTips(asking: Asking, now: Date, filter: TipFilter, page: PageArgs): Promise<Connection<Tip>> {
  return connection(visibleOverdueTips(asking, now, filter), page, byId);
}

/** The SQL form of `overdue` in clocks.ts, for the clocks that run: by kind. */
export const lateClocks: Readonly<Record<Clock['kind'], string>> = {
  FORWARD: '(t.forwardedOn IS NULL AND t.forwardDueAt < :now)',
  ACKNOWLEDGE: '(t.acknowledgedOn IS NULL AND t.acknowledgeDueOn < :today)',
  RESOLVE: 't.resolveDueOn < :today',
};

export function visibleOverdueTips(asking: Asking, now: Date, filter: TipFilter = {}): SelectQueryBuilder<Tip> {
  const query = visibleTips(asking, filter).andWhere('t.state IN (:...openStates)', { openStates });
  return query.andWhere(`(${Object.values(lateClocks).join(' OR ')})`, { now, today: dayOf(now) });
}

function visibleTips({ read, viewer, scope }: Asking, { states, categories, areaId }: TipFilter): SelectQueryBuilder<Tip> {
  const query = read.createQueryBuilder(Tip, 't');
  // The SQL form of tipLife's subject; permissions.test.ts holds the two against each other.
  restrict(query, viewer, tipLife.spec.access.seenBy, scope, {
    assignedTo: 't.id IN (SELECT w.tipId FROM tip_wrap w WHERE w.holder IN (:...assignments))',
  });
  if (states) query.andWhere('t.state IN (:...states)', { states });
  if (categories) query.andWhere('t.category IN (:...categories)', { categories });
  if (areaId) inArea(query, 't.areaId', areaId);
  return query;
}
