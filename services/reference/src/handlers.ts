import type { Handlers } from '@binhan/common/consumer';
import { type Received, receive } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { keepArea, keepLegalDocument, keepUnit } from './keep.ts';
import { area, legalDocument, type UnitData, unit } from './received.ts';

/** What follows in a service from a change of a unit, once its row is kept. */
export type UnitReaction = (tx: Tx, event: Received<UnitData>) => Promise<void>;

/** The topics of `units` that every service reads. */
export function referenceHandlers(react: UnitReaction = async () => {}): Handlers {
  return {
    'units.area.v1': receive(area, keepArea),
    'units.legal-document.v1': receive(legalDocument, keepLegalDocument),
    'units.unit.v1': receive(unit, async (tx, event) => {
      await keepUnit(tx, event);
      await react(tx, event);
    }),
  };
}
