import type { Day } from '@binhan/common/clock';
import type { TipBoxOpening } from './entities/tip-box-opening.ts';

/** What does not add up in an opening, or has waited too long. */
export type TipBoxMismatch = 'SEAL' | 'COUNT' | 'PAPERS' | 'UNCONFIRMED';

/** Papers that are neither transcribed nor discarded. */
export const papersLeft = ({ count, transcribed, discarded }: TipBoxOpening): number => count - transcribed - discarded;

export const sealWaits = ({ sealDiffers, sealSettledOn }: TipBoxOpening): boolean => sealDiffers && sealSettledOn === null;

export function papersWait(opening: TipBoxOpening): boolean {
  return opening.state === 'CONFIRMED' && opening.papersSettledOn === null && papersLeft(opening) > 0;
}

/** Mismatches on a day; queries/tip-box-openings.ts has the SQL form of "any". */
export function mismatchesOf(opening: TipBoxOpening, today: Day): TipBoxMismatch[] {
  const late = opening.closeDueOn < today;
  return [
    ...(sealWaits(opening) ? ['SEAL' as const] : []),
    ...(opening.state === 'DISPUTED' ? ['COUNT' as const] : []),
    ...(late && papersWait(opening) ? ['PAPERS' as const] : []),
    ...(late && opening.state === 'RECORDED' ? ['UNCONFIRMED' as const] : []),
  ];
}

/** Changes of an opening with the mark that follows from them. */
export function marked(opening: TipBoxOpening, changes: Partial<TipBoxOpening>): Partial<TipBoxOpening> {
  const after = { ...opening, ...changes };
  return { ...changes, pending: after.state !== 'CONFIRMED' || sealWaits(after) || papersWait(after) };
}
