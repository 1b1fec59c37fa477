import type { Day } from '@binhan/common/clock';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { TipBoxOpening } from '../entities/tip-box-opening.ts';
import { tipBoxOpeningLife } from '../states/tip-box-opening.ts';
import type { Asking } from './asking.ts';

/** With the units that the viewer is in conflict with: a count of papers is nothing for those whom they may be about. */
export type AskingBeyondConflict = Asking & { conflicts: readonly string[] };

const byId = [{ column: 'o.id', value: ({ id }: TipBoxOpening) => id }];
const mostOfBox = 200;

export function findMismatches(asking: AskingBeyondConflict, today: Day, page: PageArgs): Promise<Connection<TipBoxOpening>> {
  return connection(visibleMismatches(asking, today), page, byId);
}

export function visibleMismatches(asking: AskingBeyondConflict, today: Day): SelectQueryBuilder<TipBoxOpening> {
  return mismatchedOpenings(visibleOpenings(asking), today);
}

/** The SQL form of "any" of `mismatchesOf` in box-mismatch.ts. */
export function mismatchedOpenings(query: SelectQueryBuilder<TipBoxOpening>, today: Day): SelectQueryBuilder<TipBoxOpening> {
  const late = "o.closeDueOn < :today AND (o.state = 'RECORDED' OR (o.papersSettledOn IS NULL AND o.transcribed + o.discarded < o.count))";
  return query
    .andWhere('o.pending = :pending', { pending: true })
    .andWhere(`(o.state = 'DISPUTED' OR (o.sealDiffers = :differs AND o.sealSettledOn IS NULL) OR (${late}))`, { differs: true, today });
}

/** One opening, if the viewer may see it. */
export function findOpening(asking: AskingBeyondConflict, id: string): Promise<TipBoxOpening | null> {
  return visibleOpenings(asking).andWhere('o.id = :id', { id }).getOne();
}

/** Openings of boxes, the newest first. An opening is a weekly thing: the last 200 of a box are some years. */
export function openingsOfBoxes(manager: EntityManager, boxIds: string[]): Promise<TipBoxOpening[]> {
  return manager
    .createQueryBuilder(TipBoxOpening, 'o')
    .where('o.tipBoxId IN (:...boxIds)', { boxIds })
    .andWhere(
      `(SELECT COUNT(*) FROM tip_box_opening n WHERE n.tipBoxId = o.tipBoxId
        AND (n.openedOn > o.openedOn OR (n.openedOn = o.openedOn AND n.id > o.id))) < ${mostOfBox}`,
    )
    .orderBy('o.openedOn', 'DESC')
    .addOrderBy('o.id', 'DESC')
    .getMany();
}

function visibleOpenings({ read, viewer, scope, conflicts }: AskingBeyondConflict): SelectQueryBuilder<TipBoxOpening> {
  const query = read.createQueryBuilder(TipBoxOpening, 'o');
  restrict(query, viewer, tipBoxOpeningLife.spec.access.seenBy, scope, { assignedTo: 'o.areaId IN (:...assignments)' });
  if (conflicts.length) query.andWhere('(o.unitId IS NULL OR o.unitId NOT IN (:...conflicts))', { conflicts });
  return query;
}
