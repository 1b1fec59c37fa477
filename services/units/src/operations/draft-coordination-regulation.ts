import { enteredName } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import type { CoordinationRegulation, CoordinationTheme } from '../entities/coordination-regulation.ts';
import { coordinationRegulationLife } from '../states/coordination-regulation.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type DraftCoordinationRegulationInput = {
  unitId: string;
  theme: CoordinationTheme;
  title: string;
  documentNumber: string;
  authorityIds: string[];
  replacesId?: string | null;
};

/** Prepares a regulation of a unit and the authorities that it works with. */
export async function draftCoordinationRegulation(tx: Tx, input: DraftCoordinationRegulationInput) {
  const regulation: CoordinationRegulation = {
    ...(await recordOfUnit(tx, input.unitId)),
    state: 'DRAFT',
    theme: input.theme,
    title: enteredName(input.title, 'input.title', 300),
    documentNumber: enteredName(input.documentNumber, 'input.documentNumber', 60),
    authorityIds: [...new Set(input.authorityIds)],
    replacesId: input.replacesId ?? null,
    signedOn: null,
    endsOn: null,
    endedOn: null,
    endReason: null,
    basisIds: [],
  };
  await coordinationRegulationLife.begin(tx, 'draft', regulation, input);
  return { coordinationRegulation: regulation.id };
}
