import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { scopeOf } from '@binhan/reference/scope';
import { AllowanceRate } from '../entities/allowance-rate.ts';
import type { PeriodState } from '../entities/staffing-norm.ts';
import { allowanceRateState, allowanceRateTopic } from '../events/published.ts';
import { labels } from '../labels.ts';

const provincial = ['PROVINCIAL_OFFICER'] as const;

const actions: Record<string, Action<AllowanceRate, PeriodState>> = {
  set: { label: { vi: 'ban hành mức phụ cấp', en: 'set' }, from: [], to: 'OPEN', by: provincial, event: 'changed' },
  close: {
    label: { vi: 'thay bằng mức mới', en: 'close by a new one' },
    from: ['OPEN'],
    to: 'CLOSED',
    by: provincial,
    event: 'changed',
    within: 'setAllowanceRate',
  },
};

/** The life of an allowance rate: public, as the decision that it rests on. */
export const allowanceRateLife = life<AllowanceRate, PeriodState>(
  {
    type: 'AllowanceRate',
    entity: AllowanceRate,
    topic: allowanceRateTopic,
    states: labelsOf(labels, 'PeriodState'),
    access: { seenBy: ['PUBLIC'], subject: () => ({}) },
    published: allowanceRateState,
    actions,
  },
  scopeOf,
);
