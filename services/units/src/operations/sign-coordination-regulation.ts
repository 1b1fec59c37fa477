import { requireNotBefore, requirePast } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import { CoordinationRegulation } from '../entities/coordination-regulation.ts';
import { coordinationRegulationLife } from '../states/coordination-regulation.ts';
import { placeOn } from './record-of-unit.ts';

export type SignCoordinationRegulationInput = {
  coordinationRegulationId: string;
  expectedVersion: number;
  signedOn?: string | null;
  endsOn?: string | null;
  basisIds: string[];
};

/** Puts a regulation into force, and ends the one that it replaces. */
export async function signCoordinationRegulation(tx: Tx, input: SignCoordinationRegulationInput) {
  const regulation = await coordinationRegulationLife.take(tx, 'sign', input.coordinationRegulationId, input.expectedVersion);
  const signedOn = input.signedOn ?? tx.today;
  const endsOn = input.endsOn ?? null;
  requirePast(tx, signedOn, 'input.signedOn');
  if (endsOn) requireNotBefore(signedOn, endsOn, 'input.endsOn');
  const place = await placeOn(tx, regulation.unitId, signedOn);
  await coordinationRegulationLife.move(tx, 'sign', regulation, input, { signedOn, endsOn, ...place });
  if (regulation.replacesId)
    await coordinationRegulationLife.move(tx, 'replace', await tx.take(CoordinationRegulation, regulation.replacesId));
  return { coordinationRegulation: regulation.id };
}
