import { requiredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Tip } from '../entities/tip.ts';
import { TipMessageRow } from '../entities/tip-message.ts';
import type { OpenMailbox } from '../mailbox.ts';
import { dataKeyIn } from '../mailbox.ts';
import { randomId } from '../random-id.ts';
import { sealMessage } from '../sealed-tip.ts';
import type { Keys } from '../server-key.ts';
import { tipLife } from '../states/tip.ts';
import { dataKeyFor } from '../unlock.ts';
import { attachFiles } from './attach-files.ts';

export type AnswerTipInput = { tipId: string; expectedVersion: number; unlock: string; text: string };

/** `attachments`: tokens of uploads. */
export type SentMessage = { text: string; attachments?: readonly string[] | null };

const most = 200;

/** The office writes to the sender. */
export async function answerTip(tx: Tx, keys: Keys, input: AnswerTipInput) {
  const tip = await tipLife.take(tx, 'answer', input.tipId, input.expectedVersion);
  const dataKey = await dataKeyFor(tx, keys, tip, input.unlock);
  await tipLife.move(tx, 'answer', tip, input);
  await addMessage(tx, dataKey, tip, 'OFFICE', input.text);
  return { tip: tip.id };
}

/** The sender writes to the office. */
export async function sendMailboxMessage(tx: Tx, keys: Keys, mailbox: OpenMailbox, { text, attachments }: SentMessage): Promise<void> {
  const { tip, dataKey } = await dataKeyIn(tx.manager, mailbox);
  if (!dataKey) throw new Problem('CONTENT_ERASED');
  await addMessage(tx, dataKey, tip, 'SENDER', text);
  // After the message, whose unique place keeps two at once from counting the pictures side by side.
  await attachFiles(tx, keys, { tipId: tip.id, dataKey }, attachments ?? []);
}

async function addMessage(
  { manager, today }: Tx,
  dataKey: Buffer,
  tip: Tip,
  writer: TipMessageRow['writer'],
  given: string,
): Promise<void> {
  const text = requiredText(given, 'input.text');
  if (!tip.sealedText) throw new Problem('CONTENT_ERASED');
  const count = await manager.countBy(TipMessageRow, { tipId: tip.id });
  if (count >= most) throw new Problem('MAILBOX_FULL', { most });
  const id = randomId();
  // Of two who write at once the second meets the unique place, and its transaction is tried again.
  await manager.insert(TipMessageRow, {
    id,
    tipId: tip.id,
    place: count + 1,
    writer,
    writtenOn: today,
    sealedText: sealMessage(dataKey, id, text),
  });
}
