import { type Day, dayOf } from '@binhan/common/clock';
import type { EntityManager } from 'typeorm';
import { daysAfter } from './clocks.ts';
import { readData } from './data.ts';
import { Tip, type TipState, type TipValue } from './entities/tip.ts';

export type RetentionRule = { code: string; states: TipState[]; values: TipValue[] | null; daysAfterClosing: number };

export const retentionRules = readData<{ rules: RetentionRule[] }>('retention.json').rules;

/** Tips whose time is over by a rule. */
export function lapsedTips(manager: EntityManager, { states, values, daysAfterClosing }: RetentionRule, now: Date) {
  const before: Day = daysAfter(dayOf(now), -daysAfterClosing);
  const query = manager.createQueryBuilder(Tip, 't').where('t.state IN (:...states) AND t.closedOn <= :before', { states, before });
  return values ? query.andWhere('t.value IN (:...values)', { values }) : query;
}
