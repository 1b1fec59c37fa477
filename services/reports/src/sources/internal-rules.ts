import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** SQL: the rule is in force on a day; no clock ends one. */
export const ruleInForce = (alias: string, day: string) =>
  `${alias}.approvedOn <= ${day} AND (${alias}.endedOn IS NULL OR ${alias}.endedOn > ${day})`;

/** Internal rules in force on the day. */
export const internalRules: Source = {
  name: 'internal rules',
  has: [...unitColumnNames, 'kind'],
  tables: ['internal_rule_fact'],
  rows: (_question, known) =>
    `SELECT i.id, ${unitColumnsOf('i')}, i.kind, CASE WHEN i.reviewDueOn < :on THEN 1 ELSE 0 END AS isOverdue
     FROM internal_rule_fact i WHERE ${known('i')} AND ${ruleInForce('i', ':on')}`,
};

export const isOverdueForReview = 'f.isOverdue = 1';
