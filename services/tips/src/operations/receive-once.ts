import type { Tx } from '@binhan/common/transaction';
import { Tip } from '../entities/tip.ts';
import { isSecretOf, type Receipt, receiptFor, writeReceipt } from '../receipt.ts';
import type { Keys } from '../server-key.ts';

/** The receipt of a request in writing. `receive` takes its tip in; for a request that is repeated it is not called again. */
export async function receiveOnce(
  tx: Tx,
  keys: Keys,
  requestKey: string,
  receive: (receipt: Receipt) => Promise<unknown>,
): Promise<string> {
  // A locator that is another tip's is passed over.
  for (let turn = 0; ; turn++) {
    const receipt = receiptFor(keys.receipt, requestKey, turn);
    const tip = await tx.manager.findOneBy(Tip, { locator: receipt.locator });
    if (tip && !isSecretOf(tip, receipt.secret)) continue;
    if (!tip) await receive(receipt);
    return writeReceipt(receipt);
  }
}
