import { affected } from '@binhan/common/database';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { IsNull } from 'typeorm';
import { requireUpload, sealFileDetails } from '../attachments.ts';
import { TipFile } from '../entities/tip-file.ts';
import type { Keys } from '../server-key.ts';

const most = 5;
const field = 'input.attachments';

/** Gives uploads to a tip: their keys move from the sender's tokens under the tip's data key. Each goes to one tip, once. */
export async function attachFiles(
  tx: Tx,
  keys: Keys,
  { tipId, dataKey }: { tipId: string; dataKey: Uint8Array },
  uploads: readonly string[],
) {
  const { manager, now } = tx;
  if (!uploads.length) return;
  const there = await manager.countBy(TipFile, { tipId });
  if (there + uploads.length > most) throw new Problem('TOO_MANY_FILES', { most }, field);
  for (const token of uploads) {
    const { fileId: id, ...details } = requireUpload(keys, token, now);
    const taken = { tipId, expiresAt: null, sealedDetails: sealFileDetails(dataKey, id, details) };
    if (affected(await manager.update(TipFile, { id, tipId: IsNull() }, taken))) continue;
    throw new Problem('UPLOAD_USED', {}, field);
  }
}
