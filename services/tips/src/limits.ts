import { Problem } from '@binhan/common/errors';
import { type TrueWindow, trueWindow } from '@binhan/common/true-window';

const minutes = 60_000;

/** What one network, or one officer, may do in a while. In memory of this replica: nothing of it is stored or logged. */
export function makeLimits() {
  return {
    /** Receipts tried by one network. A secret has 100 bits: this keeps the machine free, not the secret safe. */
    receipts: trueWindow({ ms: 15 * minutes, most: 20 }),
    /** Messages from one network. */
    messages: trueWindow({ ms: 15 * minutes, most: 30 }),
    /** Passphrases tried by one officer. */
    passphrases: trueWindow({ ms: 15 * minutes, most: 10 }),
    /** Tips and pictures, for the difficulty of the work: counted, never refused, as an address may stand for a whole school. */
    tipsOfNetwork: trueWindow({ ms: 10 * minutes, most: 100_000 }),
    tipsOfAll: trueWindow({ ms: 10 * minutes, most: 1_000_000 }),
  };
}

export type Limits = ReturnType<typeof makeLimits>;

export function requireTurn(window: TrueWindow, key: string, now: Date): void {
  const wait = window.take(key, now);
  if (wait > 0) throw new Problem('TOO_MANY_TRIES', { minutes: Math.ceil(wait / minutes) });
}
