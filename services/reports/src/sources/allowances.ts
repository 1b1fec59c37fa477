import { holdsOn } from '@binhan/common/validity';
import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';
import { inPostOn } from './guards.ts';

/** Guards in post on the day whose allowance is known, with the least allowance of their kind on that day. */
export const allowances: Source = {
  name: 'allowances',
  has: [...unitColumnNames, 'kind'],
  tables: ['guard_fact', 'allowance_rate_fact'],
  rows: (_question, known) =>
    `SELECT g.id, ${unitColumnsOf('g')}, g.kind, g.allowanceBand, r.floorMonthly
     FROM guard_fact g LEFT JOIN allowance_rate_fact r ON r.guardKind = g.kind AND ${known('r')} AND ${holdsOn('r')}
     WHERE ${known('g')} AND ${inPostOn('g', ':on')} AND g.allowanceBand IS NOT NULL`,
};

/** Width of the bands of `personnel.guard.v1`. */
const bandWidth = 100_000;

export const hasFloor = 'f.floorMonthly IS NOT NULL';
/** The whole band lies below: exact as long as floors are full bands, and never too much otherwise. */
export const isUnderFloor = `f.allowanceBand + ${bandWidth} <= f.floorMonthly`;
