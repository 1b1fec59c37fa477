import { Guard } from '@binhan/personnel/entities/guard';
import { CaseOutcome } from '@binhan/tips/entities/case-outcome';
import { Tip } from '@binhan/tips/entities/tip';
import { Session } from '@binhan/training/entities/session';
import { Registration } from '@binhan/units/entities/registration';
import { Unit } from '@binhan/units/entities/unit';

/** Records that the writers make, where they live, and what becomes of them when their unit is closed. */
export const records = {
  unit: { service: 'units', entity: Unit },
  registration: { service: 'units', entity: Registration },
  guard: { service: 'personnel', entity: Guard, whenClosed: ['ENDED', 'REJECTED'] },
  session: { service: 'training', entity: Session, whenClosed: ['CANCELLED'] },
  tip: { service: 'tips', entity: Tip },
  caseOutcome: { service: 'tips', entity: CaseOutcome },
} as const;

export type RecordType = keyof typeof records;
export const recordTypes = Object.keys(records) as RecordType[];
