import { audit } from '@binhan/common/audit';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { Export, type ExportedFile } from '../entities/export.ts';
import type { FileTicket } from '../exports/file-ticket.ts';
import { requireMayFetch } from '../exports/request.ts';

/** Lets the owner have a file now: they may still see what is in it, it is still there, and the audit knows. */
export async function fetchExport(tx: Tx, { exportId: id, file }: FileTicket): Promise<ExportedFile> {
  const { manager, viewer, now } = tx;
  const row = await manager.findOneBy(Export, { id, ownerId: viewer.subject ?? '' });
  if (!row) throw new Problem('NOT_FOUND', { type: 'Export', id });
  requireMayFetch(viewer, row.requester, row.request);
  const expired = row.expiresAt !== null && row.expiresAt <= now;
  const found = row.state === 'READY' && !expired ? row.files[file] : undefined;
  if (!found) throw new Problem('EXPORT_NOT_READY', { state: expired ? 'EXPIRED' : row.state });
  await audit(tx, { action: 'FETCH', subjectType: 'Export', subjectId: id, reason: found.name });
  return found;
}
