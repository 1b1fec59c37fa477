import type { TypeAccess } from '@binhan/common/access';
import type { Act } from '@binhan/common/life';
import { anyLevel, type Subject } from '@binhan/common/permissions';
import type { Tx } from '@binhan/common/transaction';
import { Unit } from '../entities/unit.ts';
import { unitLife } from './unit.ts';

export const head = ['UNIT_HEAD'] as const;
export const unitStaff = ['UNIT_HEAD', 'UNIT_CONTACT'] as const;

type Owned = { unitId: string; areaId: string; state: string };

/** Who sees a record of a unit: those who see the unit; while it is a draft, the unit and the province alone. */
export function unitRecordAccess(draft?: string): TypeAccess & { subject: (row: Owned) => Subject } {
  return {
    seenBy: unitLife.spec.access.seenBy,
    subject: ({ unitId, areaId, state }) => ({ unitId, areaId: state === draft ? null : areaId, authorityLevel: anyLevel }),
  };
}

/** The unit whose facts stand in the events of its record. */
export function unitOf(tx: Tx, { unitId }: { unitId: string }): Promise<Unit> {
  return tx.take(Unit, unitId);
}

/** The documents that a decision cites, as `citesDocuments` has checked them. */
export function basisOf({ input }: Act<{ basisIds: string[] }>): { basisIds: string[] } {
  return { basisIds: input.basisIds as string[] };
}
