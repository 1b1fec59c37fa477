import { actorRef } from '@binhan/common/actor';
import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { ProtectionRequest } from '../entities/protection-request.ts';
import type { Tip } from '../entities/tip.ts';

type TipCondition = Condition<Tip>;

export const categoryWaits: TipCondition = {
  name: 'category waits to be confirmed',
  check({ row }) {
    if (row.category !== 'OTHER_ORDINARY' || row.categoryConfirmedOn) throw new Problem('CATEGORY_KNOWN');
  },
};

/** Whatever is sent as "another crime" is looked at twice, so that nothing of security.md 7 comes in under that name. */
export const isOrdinaryCrime: TipCondition = {
  name: 'category is an ordinary crime',
  check({ row }) {
    if (row.category === 'OTHER_ORDINARY' && !row.categoryConfirmedOn) throw new Problem('CATEGORY_UNCONFIRMED');
  },
};

export const notExtended: TipCondition = {
  name: 'not extended before',
  check({ row: { extendedOn } }) {
    if (extendedOn) throw new Problem('ALREADY_EXTENDED', { on: extendedOn });
  },
};

export const valuableWaits: TipCondition = {
  name: 'VALUABLE waits',
  check({ row: { value, valueConfirmedOn } }) {
    if (value !== 'VALUABLE' || valueConfirmedOn) throw new Problem('NOTHING_TO_CONFIRM');
  },
};

/** domain.md 3.5: an assessor and a second person agree. */
export const secondPerson: TipCondition = {
  name: 'second person',
  async check({ row, tx }) {
    if (row.valuedBy === (await actorRef(tx.manager, tx.viewer))) throw new Problem('SECOND_PERSON');
  },
};

export const valueIsSettled: TipCondition = {
  name: 'value is settled',
  check({ row: { value, valueConfirmedOn } }) {
    if (!value || (value === 'VALUABLE' && !valueConfirmedOn)) throw new Problem('VALUE_UNSETTLED');
  },
};

/** A new assessment would undo what two people have agreed on. */
export const valueIsOpen: TipCondition = {
  name: 'value is not confirmed',
  check({ row: { valueConfirmedOn } }) {
    if (valueConfirmedOn) throw new Problem('NOTHING_TO_CONFIRM');
  },
};

/** Dismissing and closing erase the contact, at once or soon: nobody could pass the request on any more. */
export const noProtectionWaits: TipCondition = {
  name: 'no request for protection waits',
  async check({ row, tx }) {
    if (await tx.manager.existsBy(ProtectionRequest, { tipId: row.id, state: 'REQUESTED' })) throw new Problem('PROTECTION_WAITS');
  },
};
