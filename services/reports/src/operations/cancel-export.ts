import { affected } from '@binhan/common/database';
import { Problem } from '@binhan/common/errors';
import type { Ids } from '@binhan/common/replay-of-mutation';
import type { Tx } from '@binhan/common/transaction';
import { In } from 'typeorm';
import { Export, openStates } from '../entities/export.ts';

/** Gives up an export of the viewer's own. The worker notices at its next write, and leaves no piece behind. */
export async function cancelExport({ manager, viewer, now }: Tx, { exportId: id }: { exportId: string }): Promise<Ids> {
  const own = { id, ownerId: viewer.subject ?? '' };
  const cancelled = await manager.update(
    Export,
    { ...own, state: In([...openStates]) },
    { state: 'CANCELLED', slot: null, finishedAt: now },
  );
  if (affected(cancelled)) return { export: id };
  const row = await manager.findOneBy(Export, own);
  throw row
    ? new Problem('EXPORT_DONE', { state: row.state }, 'input.exportId')
    : new Problem('NOT_FOUND', { type: 'Export', id }, 'input.exportId');
}
