import { dayOf } from '@binhan/common/clock';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import { inArea } from '@binhan/reference/areas';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { openStates } from '../clocks.ts';
import { Tip, type TipCategory, type TipState } from '../entities/tip.ts';
import { tipLife } from '../states/tip.ts';

export type TipFilter = { states?: TipState[] | null; categories?: TipCategory[] | null; areaId?: string | null };
type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };

/** By id, which is random: the order of a list tells nothing of the order in which tips came. */
const byId = [{ column: 't.id', value: ({ id }: Tip) => id }];

export function findTips(asking: Asking, filter: TipFilter, page: PageArgs): Promise<Connection<Tip>> {
  return connection(visibleTips(asking, filter), page, byId);
}

/** The SQL form of `overdue` in clocks.ts. */
export function findOverdueTips(asking: Asking, now: Date, filter: TipFilter, page: PageArgs): Promise<Connection<Tip>> {
  const query = visibleTips(asking, filter);
  query.andWhere('t.state IN (:...openStates)', { openStates });
  query.andWhere(
    '((t.forwardedOn IS NULL AND t.forwardDueAt < :now) OR (t.acknowledgedOn IS NULL AND t.acknowledgeDueOn < :today) OR t.resolveDueOn < :today)',
    { now, today: dayOf(now) },
  );
  return connection(query, page, byId);
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
