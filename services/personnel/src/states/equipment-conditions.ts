import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import type { EquipmentHolding } from '../entities/equipment-holding.ts';
import { labels } from '../labels.ts';
import { readinessOf, unitsOnDay } from '../queries/readiness.ts';
import { needsPermit } from '../rules.ts';

type OfHolding = Condition<EquipmentHolding>;

export const typeNeedsPermit: OfHolding = {
  name: 'type needs a permit',
  check({ row: { type }, tx }) {
    if (needsPermit(type, tx.today)) return;
    const label = labels.find(({ name }) => name === 'EquipmentType')?.values.find(({ code }) => code === type);
    throw new Problem('PERMIT_NOT_NEEDED', { type: label ?? type });
  },
};

/** Types of the rules in force today (Circular 17/2018/TT-BCA, Art. 9; Law 42/2024/QH15) are issued under a live permit only. */
export const permitIsLive: OfHolding = {
  name: 'permit is live, where the type needs one',
  check({ row: { type, permitExpiresOn }, tx }) {
    if (needsPermit(type, tx.today) && (permitExpiresOn === null || permitExpiresOn <= tx.today))
      throw new Problem('PERMIT_NEEDED', { expiresOn: permitExpiresOn ?? '–' });
  },
};

/** A permit is for so many pieces: with more, some would be held without one. */
export const withinPermit: OfHolding = {
  name: 'no more pieces than permitted',
  check({ row: { held, permitted }, input }) {
    const given = Number(input.held ?? held);
    if (permitted !== null && given > permitted) throw new Problem('PIECES_OVER_PERMIT', { held: given, permitted }, 'input.held');
  },
};

export const guardIsCertified: OfHolding = {
  name: 'a guard is certified, where the type needs a permit',
  async check({ row: { type, unitId }, tx: { manager, today } }) {
    if (!needsPermit(type, today)) return;
    const unit = unitsOnDay(manager, today).where('u.id = :unitId', { unitId });
    if (!(await readinessOf(manager, unit, today))[0]?.certified) throw new Problem('NO_CERTIFIED_GUARD');
  },
};
