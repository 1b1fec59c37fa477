import { type Day, dayOf } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { EntityManager } from 'typeorm';
import { readData } from './data.ts';
import { Tip, type TipState, type TipValue } from './entities/tip.ts';
import { TipContact } from './entities/tip-contact.ts';

export type RetentionRule = { code: string; states: TipState[]; values: TipValue[] | null; daysAfterClosing: number };

const { rules, contactDaysAfterClosing } = readData<{ rules: RetentionRule[]; contactDaysAfterClosing: number }>('retention.json');

export const retentionRules = rules;

/** Somebody who is afraid waits for an answer: until it is passed on or taken back, neither the tip nor the contact goes. */
const protectionWaits = (tipId: string) => `EXISTS (SELECT 1 FROM protection_request p WHERE p.tipId = ${tipId} AND p.state = 'REQUESTED')`;

/** Tips whose time is over by a rule. */
export function lapsedTips(manager: EntityManager, { states, values, daysAfterClosing }: RetentionRule, now: Date) {
  const before: Day = plusDays(dayOf(now), -daysAfterClosing);
  const query = manager
    .createQueryBuilder(Tip, 't')
    .where('t.state IN (:...states) AND t.closedOn <= :before', { states, before })
    .andWhere(`NOT ${protectionWaits('t.id')}`);
  return values ? query.andWhere('t.value IN (:...values)', { values }) : query;
}

/** Contacts whose time is over, counted from closing, or from the day of the offer where that came later. */
export function lapsedContacts(manager: EntityManager, now: Date) {
  const before: Day = plusDays(dayOf(now), -contactDaysAfterClosing);
  return manager
    .createQueryBuilder(TipContact, 'c')
    .where('c.offeredOn <= :before AND c.tipId IN (SELECT t.id FROM tip t WHERE t.closedOn <= :before)', { before })
    .andWhere(`NOT ${protectionWaits('c.tipId')}`);
}
