import type { Tx } from '@binhan/common/transaction';
import { Tip } from '../entities/tip.ts';
import { type Proof, requireWork } from '../proof-of-work.ts';
import { isSecretOf, type Receipt, receiptFor, requireRequestKey, writeReceipt } from '../receipt.ts';
import type { Keys } from '../server-key.ts';
import { type ReceivedTip, receiveTip } from './receive-tip.ts';
import { spend } from './spend-challenge.ts';

export type SubmitTipInput = Omit<ReceivedTip, 'channel' | 'synthetic'> & { requestKey: string; proof: Proof };

/** A tip from the web, without a name. A request that is repeated gets the receipt of the first, and makes no second tip. */
export async function submitTip(tx: Tx, keys: Keys, input: SubmitTipInput) {
  requireRequestKey(input.requestKey);
  const challenge = requireWork(keys.challenge, input.proof, tx.now);
  const { receipt, tip } = await receiptIn(tx, keys, input.requestKey);
  if (!tip) {
    await spend(tx, challenge);
    await receiveTip(tx, keys, receipt, { ...input, channel: 'WEB', synthetic: false });
  }
  return { receipt: writeReceipt(receipt) };
}

/** The receipt of the request, and its tip where there is one. A locator that is another tip's is passed over. */
async function receiptIn(tx: Tx, keys: Keys, requestKey: string): Promise<{ receipt: Receipt; tip: Tip | null }> {
  for (let turn = 0; ; turn++) {
    const receipt = receiptFor(keys.receipt, requestKey, turn);
    const tip = await tx.manager.findOneBy(Tip, { locator: receipt.locator });
    if (!tip || isSecretOf(tip, receipt.secret)) return { receipt, tip };
  }
}
