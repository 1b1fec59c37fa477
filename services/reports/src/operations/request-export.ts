import { audit } from '@binhan/common/audit';
import { isDuplicate } from '@binhan/common/database-errors';
import { Problem } from '@binhan/common/errors';
import type { Ids } from '@binhan/common/replay-of-mutation';
import type { Tx } from '@binhan/common/transaction';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
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
  const request = requestOf(input, now);
  requireMayExport(viewer, request);
  if (JSON.stringify(request).length > mostLetters) throw new Problem('EXPORT_REQUEST_TOO_LONG', {}, 'input');
  const id = tx.newId();
  const placed = await takeSlot(manager, {
    ...{ id, ownerId: viewer.subject ?? '', requester: viewer, request, format, state: 'QUEUED' },
    ...{ attempt: 0, rowsDone: 0, rowsTotal: null, files: [], failure: null },
    ...{ requestedAt: now, finishedAt: null, expiresAt: null },
  });
  if (!placed) throw new Problem('TOO_MANY_EXPORTS', { most: slots.length });
  await audit(tx, {
    action: 'REQUEST',
    subjectType: 'Export',
    subjectId: id,
    reason: `${format} ${JSON.stringify(request)}`.slice(0, 500),
  });
  return { export: id };
}

/** Puts the row in a free place of its owner; false without one. Where another request takes the same place first, the next is tried. */
async function takeSlot(manager: EntityManager, row: Omit<Export, 'slot'>): Promise<boolean> {
  const taken = await manager.find(Export, { where: { ownerId: row.ownerId, slot: Not(IsNull()) }, select: { id: true, slot: true } });
  for (const slot of slots.filter((one) => taken.every((other) => other.slot !== one))) {
    try {
      await manager.insert(Export, { ...row, slot } as QueryDeepPartialEntity<Export>);
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
  return false;
}
