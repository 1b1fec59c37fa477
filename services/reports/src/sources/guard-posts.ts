import { countWhere } from '@binhan/common/sums';
import { holdsOn } from '@binhan/common/validity';
import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';
import { inPostOn } from './guards.ts';

/** Staffing norms that hold on the day, each with the guards of its unit: one row for each unit that has a norm. */
export const guardPosts: Source = {
  name: 'staffing norms',
  has: unitColumnNames,
  tables: ['norm_fact', 'guard_fact'],
  rows: (_question, known) =>
    `SELECT n.id, ${unitColumnsOf('n')}, n.requiredFullTime, n.requiredFullTime + n.requiredPartTime AS requiredAll,
       COALESCE(a.fullTime, 0) AS fullTime, COALESCE(a.inPost, 0) AS inPost
     FROM norm_fact n
     LEFT JOIN (SELECT g.unitId, ${countWhere("g.kind <> 'PART_TIME'")} AS fullTime, COUNT(*) AS inPost
       FROM guard_fact g WHERE ${known('g')} AND ${inPostOn('g', ':on')} GROUP BY g.unitId) a ON a.unitId = n.unitId
     WHERE ${known('n')} AND ${holdsOn('n')}`,
};

// As `personnel` judges readiness: a guard service stands for full-time guards, and who is there full-time can take a
// part-time post; not the other way round.
const fullTimeGap = '(f.requiredFullTime - f.fullTime)';
const wholeGap = '(f.requiredAll - f.inPost)';

/** Guards who would have to be found. */
export const missingGuards = `CASE WHEN ${fullTimeGap} > ${wholeGap} THEN ${fullTimeGap} ELSE ${wholeGap} END`;
export const hasGap = `(${fullTimeGap} > 0 OR ${wholeGap} > 0)`;
export const nobodyThere = 'f.requiredAll > 0 AND f.inPost = 0';
