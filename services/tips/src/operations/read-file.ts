import { audit } from '@binhan/common/audit';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { EntityManager } from 'typeorm';
import { openFileDetails, sealTicket, type Ticket } from '../attachments.ts';
import { TipFile, TipFilePart } from '../entities/tip-file.ts';
import { openPart } from '../sealing/sealed-file.ts';
import type { Keys } from '../server-key.ts';
import { tipLife } from '../states/tip.ts';

type Reading = { tipId: string; dataKey: Uint8Array; reason: string };

/** The pictures of a tip that is being read, each with what its reader may fetch it by. In the order of their random ids. */
export async function attachmentsOf({ manager, viewer, now }: Tx, keys: Keys, { tipId, dataKey, reason }: Reading) {
  const files = await manager.find(TipFile, { where: { tipId }, order: { id: 'ASC' } });
  return files.map(({ id, sealedDetails }) => {
    const details = openFileDetails(dataKey, id, sealedDetails as Buffer);
    const ticket = sealTicket(keys, viewer.subject ?? '', { ...details, fileId: id, tipId, reason }, now);
    return { id, mediaType: details.mediaType, bytes: details.bytes, ticket };
  });
}

/** Lets the holder of a ticket have the picture now: the tip is still theirs, it has the picture still, and the audit knows. */
export async function takeFile(tx: Tx, { tipId, fileId, reason }: Ticket): Promise<void> {
  const tip = await tipLife.see(tx, tipId);
  if (!(await tx.manager.existsBy(TipFile, { id: fileId, tipId }))) throw new Problem('CONTENT_ERASED');
  await audit(tx, { action: 'READ_FILE', subjectType: 'Tip', subjectId: tip.id, reason });
}

const rowsAtOnce = 16;

/** The bytes of a picture, a few rows at a time. */
export async function* bytesOfFile(manager: EntityManager, { fileId, key, bytes }: Ticket): AsyncGenerator<Buffer> {
  const total = await manager.countBy(TipFilePart, { fileId });
  const fileKey = Buffer.from(key, 'base64');
  for (let place = 1; place <= total; ) {
    const rows = await manager
      .createQueryBuilder(TipFilePart, 'p')
      .where('p.fileId = :fileId AND p.place >= :place', { fileId, place })
      .orderBy('p.place', 'ASC')
      .limit(rowsAtOnce)
      .getMany();
    if (!rows.length) throw new Error(`Pieces of the file ${fileId} are missing`);
    for (const { sealed } of rows) yield openPart(fileKey, fileId, { place: place++, total, length: bytes }, sealed);
  }
}
