import { audit } from '@binhan/common/audit';
import { requiredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import { TipMessageRow } from '../entities/tip-message.ts';
import { openMessage, openTip } from '../sealed-tip.ts';
import type { Keys } from '../server-key.ts';
import { tipLife } from '../states/tip.ts';
import { dataKeyFor } from '../unlock.ts';
import { attachmentsOf } from './read-file.ts';

export type ReadTipInput = { tipId: string; unlock: string; reason: string };
export type TipContent = NonNullable<Awaited<ReturnType<typeof readTip>>>;

/** Characters that the audit keeps of why. */
export const longestReason = 500;

/** The content of a tip for one reading. The reading is in the audit, or there is none. */
export async function readTip(tx: Tx, keys: Keys, { tipId, unlock, reason }: ReadTipInput) {
  const why = requiredText(reason, 'reason', longestReason);
  const tip = await tipLife.see(tx, tipId);
  const dataKey = await dataKeyFor(tx, keys, tip, unlock);
  const content = openTip(dataKey, tip);
  if (!content) throw new Problem('CONTENT_ERASED');
  await audit(tx, { action: 'READ', subjectType: 'Tip', subjectId: tip.id, reason: why });
  const unit = content.unitId ? await tx.manager.findOneBy(UnitRef, { id: content.unitId }) : null;
  const messages = await tx.manager.find(TipMessageRow, { where: { tipId }, order: { place: 'ASC' } });
  const attachments = await attachmentsOf(tx, keys, { tipId, dataKey, reason: why });
  return { ...content, unitName: unit?.name ?? null, attachments, messages: messages.map((message) => openMessage(dataKey, message)) };
}
