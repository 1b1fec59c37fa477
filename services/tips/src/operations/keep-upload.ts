import { chunksOf } from '@binhan/common/chunks';
import type { Tx } from '@binhan/common/transaction';
import { hoursAfter } from '../clocks.ts';
import { TipFile, TipFilePart } from '../entities/tip-file.ts';
import { sealFile } from '../sealing/sealed-file.ts';

/** Longer than its token lasts. Counted from a whole hour, so that no minute of a sender stays here. */
const keptHours = 3;
const rowsAtOnce = 32;

/** Keeps a picture that belongs to no tip yet. Its key is not kept. */
export async function keepUpload({ manager, now }: Tx, { id, key, bytes }: { id: string; key: Uint8Array; bytes: Buffer }): Promise<void> {
  const expiresAt = hoursAfter(now, keptHours);
  await manager.insert(TipFile, { id, tipId: null, sealedDetails: null, expiresAt });
  const parts = sealFile(key, id, bytes).map((sealed, i) => ({ fileId: id, place: i + 1, sealed }));
  for (const some of chunksOf(parts, rowsAtOnce)) await manager.insert(TipFilePart, some);
}
