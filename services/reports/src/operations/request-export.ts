import { audit } from '@binhan/common/audit';
import { Problem } from '@binhan/common/errors';
import type { Ids } from '@binhan/common/replay-of-mutation';
import type { Tx } from '@binhan/common/transaction';
import { IsNull, Not } from 'typeorm';
import { Export } from '../entities/export.ts';
import type { Format } from '../exports/formats.ts';
import { type RequestInput, requestOf, requireMayExport } from '../exports/request.ts';

export type RequestExportInput = RequestInput & { clientMutationId?: string | null; format: Format };

const slots = [1, 2, 3, 4, 5];
/** Of the request as JSON. Its column holds 60 KiB. */
const mostLetters = 15_000;

/** Puts a file in the queue of the worker, with the rights of who asks. */
export async function requestExport(tx: Tx, { format, ...input }: RequestExportInput): Promise<Ids> {
  const { manager, viewer, now } = tx;
  const request = requestOf(input);
  requireMayExport(viewer, request);
  if (JSON.stringify(request).length > mostLetters) throw new Problem('EXPORT_REQUEST_TOO_LONG', {}, 'input');
  const ownerId = viewer.subject ?? '';
  const taken = await manager.find(Export, { where: { ownerId, slot: Not(IsNull()) }, select: { id: true, slot: true } });
  // Two requests that find the same free one: the unique index lets one of them in, and the other tries again.
  const slot = slots.find((one) => taken.every((row) => row.slot !== one));
  if (slot === undefined) throw new Problem('TOO_MANY_EXPORTS', { most: slots.length });
  const id = tx.newId();
  await manager.insert(Export, {
    ...{ id, ownerId, slot, requester: viewer, request, format, state: 'QUEUED' },
    ...{ attempt: 0, rowsDone: 0, rowsTotal: null, files: [], failure: null },
    ...{ requestedAt: now, finishedAt: null, expiresAt: null },
  });
  await audit(tx, {
    action: 'REQUEST',
    subjectType: 'Export',
    subjectId: id,
    reason: `${format} ${JSON.stringify(request)}`.slice(0, 500),
  });
  return { export: id };
}
