import { enteredReason } from '@binhan/common/entered';

/** What the house does to a planned session or class when a unit of it is merged or dissolved. */
export const unitReactions = {
  dropUnit: {
    label: { vi: 'bỏ đơn vị đã đóng', en: 'drop a closed unit' },
    from: ['PLANNED'],
    by: [],
    event: 'changed',
    within: 'units.unit.v1',
  },
  cancelForUnit: {
    label: { vi: 'hủy vì đơn vị đã đóng', en: 'cancel for a closed unit' },
    from: ['PLANNED'],
    to: 'CANCELLED',
    by: [],
    set: ({ input }: { input: Record<string, unknown> }) => ({ reason: enteredReason(input) }),
    event: 'cancelled',
    within: 'units.unit.v1',
  },
} as const;
