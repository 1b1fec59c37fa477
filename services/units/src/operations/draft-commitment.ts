import type { Tx } from '@binhan/common/transaction';
import type { Commitment, CommitmentKind } from '../entities/commitment.ts';
import { commitmentLife } from '../states/commitment.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type DraftCommitmentInput = {
  unitId: string;
  kind: CommitmentKind;
  year: number;
  eligibleCount: number;
  signedCount: number;
};

/** Prepares a commitment of a unit's staff for a year. */
export async function draftCommitment(tx: Tx, input: DraftCommitmentInput) {
  const { unitId, kind, year, eligibleCount, signedCount } = input;
  const commitment: Commitment = {
    ...(await recordOfUnit(tx, unitId)),
    state: 'DRAFT',
    kind,
    year,
    liveKey: null,
    eligibleCount,
    signedCount,
    signedOn: null,
    basisIds: [],
  };
  await commitmentLife.begin(tx, 'draft', commitment, input);
  return { commitment: commitment.id };
}
