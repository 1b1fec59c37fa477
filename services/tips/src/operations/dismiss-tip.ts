import type { Tx } from '@binhan/common/transaction';
import type { OtherTopic } from '../entities/tip.ts';
import { TipMessageRow } from '../entities/tip-message.ts';
import { tipLife } from '../states/tip.ts';
import { eraseFiles } from './erase-files.ts';
import { withdrawContact } from './offer-contact.ts';

export type DismissTipInput = { tipId: string; expectedVersion: number; topic: OtherTopic };

/** Sends the matter to another office and keeps nothing of what was written (domain.md 5.9: 0 days). */
export async function dismissTip(tx: Tx, input: DismissTipInput) {
  const tip = await tipLife.take(tx, 'dismiss', input.tipId, input.expectedVersion);
  await tipLife.move(tx, 'dismiss', tip, input, { otherTopic: input.topic, closedOn: tx.today, sealedText: null, sealedDetails: null });
  await withdrawContact(tx, tip.id);
  await eraseFiles(tx, tip.id);
  await tx.manager.delete(TipMessageRow, { tipId: tip.id });
  return { tip: tip.id };
}
