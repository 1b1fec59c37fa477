import type { Tx } from '@binhan/common/transaction';
import { type Proof, requireWork } from '../proof-of-work.ts';
import { requireRequestKey } from '../receipt.ts';
import type { Keys } from '../server-key.ts';
import { receiveOnce } from './receive-once.ts';
import { type ReceivedTip, receiveTip } from './receive-tip.ts';
import { spend } from './spend-challenge.ts';

export type SubmitTipInput = Omit<ReceivedTip, 'channel' | 'synthetic'> & { requestKey: string; proof: Proof };

/** A tip from the web, without a name. A request that is repeated gets the receipt of the first, and makes no second tip. */
export async function submitTip(tx: Tx, keys: Keys, input: SubmitTipInput) {
  requireRequestKey(input.requestKey);
  const challenge = requireWork(keys.challenge, input.proof, tx.now);
  const receipt = await receiveOnce(tx, keys, input.requestKey, async (made) => {
    await spend(tx, challenge);
    await receiveTip(tx, keys, made, { ...input, channel: 'WEB', synthetic: false });
  });
  return { receipt };
}
