import { actorRef } from '@binhan/common/actor';
import { audit } from '@binhan/common/audit';
import type { Tx } from '@binhan/common/transaction';
import type { TipBox } from '../entities/tip-box.ts';
import { type TipBoxAct, TipBoxCustody } from '../entities/tip-box-custody.ts';

/** Adds a line to the custody record of a box as it is after the act, and the same to the audit, whose chain proves the order. */
export async function noteCustody(tx: Tx, { id, sealNo, custodian }: TipBox, act: TipBoxAct, reason?: string): Promise<void> {
  const { manager, viewer, today } = tx;
  const lines = await manager.countBy(TipBoxCustody, { tipBoxId: id });
  const actor = await actorRef(manager, viewer);
  const line = { id: tx.newId(), tipBoxId: id, line: lines + 1, act, doneOn: today, actor, sealNo, custodian };
  await manager.insert(TipBoxCustody, line);
  await audit(tx, { action: `BOX_${act}`, subjectType: 'TipBox', subjectId: id, ...(reason ? { reason } : {}) });
}
