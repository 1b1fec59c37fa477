import type { Source } from '../figures/source.ts';

/** Boxes in use on the day. When one was taken down nobody is told: of past days those are counted that still hang. */
export const tipBoxes: Source = {
  name: 'tip boxes',
  has: ['areaId'],
  tables: ['tip_box_fact'],
  rows: (_question, known) =>
    `SELECT b.id, b.areaId, CASE WHEN b.openDueOn < :on THEN 1 ELSE 0 END AS isOverdue
     FROM tip_box_fact b WHERE ${known('b')} AND b.state = 'ACTIVE' AND b.activatedOn <= :on`,
};
