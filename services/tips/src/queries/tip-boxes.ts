import type { Day } from '@binhan/common/clock';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { TipBox, type TipBoxState } from '../entities/tip-box.ts';
import { TipBoxCustody } from '../entities/tip-box-custody.ts';
import { tipBoxLife } from '../states/tip-box.ts';
import type { Asking } from './asking.ts';

export type TipBoxFilter = { states?: TipBoxState[] | null; areaId?: string | null; unitId?: string | null };

const byCode = [{ column: 'b.code', value: ({ code }: TipBox) => code }];

export function findTipBoxes(asking: Asking, filter: TipBoxFilter, page: PageArgs): Promise<Connection<TipBox>> {
  return connection(visibleBoxes(asking, filter), page, byCode);
}

export function findOverdueTipBoxes(asking: Asking, today: Day, filter: TipBoxFilter, page: PageArgs): Promise<Connection<TipBox>> {
  return connection(visibleOverdue(asking, today, filter), page, byCode);
}

/** Boxes that take tips; whoever asks learns where, and no more. */
export function findPublicTipBoxes(read: EntityManager, areaId: string | null | undefined, page: PageArgs): Promise<Connection<TipBox>> {
  const query = read.createQueryBuilder(TipBox, 'b').where('b.state = :active', { active: 'ACTIVE' });
  if (areaId) inArea(query, 'b.areaId', areaId);
  return connection(query, page, byCode);
}

/** Whether a box has to be opened and was not in time. */
export const isOverdue = ({ state, openDueOn }: TipBox, today: Day): boolean =>
  state === 'ACTIVE' && openDueOn !== null && openDueOn < today;

/** The SQL form of `isOverdue`. */
export function overdueBoxes(query: SelectQueryBuilder<TipBox>, today: Day): SelectQueryBuilder<TipBox> {
  return query.andWhere('b.state = :active AND b.openDueOn < :today', { active: 'ACTIVE', today });
}

export function visibleOverdue(asking: Asking, today: Day, filter: TipBoxFilter = {}): SelectQueryBuilder<TipBox> {
  return overdueBoxes(visibleBoxes(asking, filter), today);
}

function visibleBoxes({ read, viewer, scope }: Asking, { states, areaId, unitId }: TipBoxFilter): SelectQueryBuilder<TipBox> {
  const query = read.createQueryBuilder(TipBox, 'b');
  restrict(query, viewer, tipBoxLife.spec.access.seenBy, scope, { assignedTo: 'b.areaId IN (:...assignments)' });
  if (states) query.andWhere('b.state IN (:...states)', { states });
  if (areaId) inArea(query, 'b.areaId', areaId);
  if (unitId) query.andWhere('b.unitId = :unitId', { unitId });
  return query;
}

/** Of the units, those where a box takes tips. */
export async function unitsWithBox(manager: EntityManager, unitIds: string[]): Promise<{ id: string }[]> {
  const boxes = await manager.find(TipBox, { select: { unitId: true }, where: { unitId: In(unitIds), state: 'ACTIVE' } });
  return boxes.map(({ unitId }) => ({ id: unitId as string }));
}

export function custodyOfBoxes(manager: EntityManager, boxIds: string[]): Promise<TipBoxCustody[]> {
  return manager.find(TipBoxCustody, { where: { tipBoxId: In(boxIds) }, order: { line: 'ASC' } });
}
