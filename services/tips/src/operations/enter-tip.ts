import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { publicViewer } from '@binhan/common/viewer';
import { requireNoConflict } from '../conflicts.ts';
import type { TipChannel } from '../entities/tip.ts';
import { type Receipt, requireRequestKey } from '../receipt.ts';
import { scopeOf } from '../scope.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxOpeningLife } from '../states/tip-box-opening.ts';
import { receiveOnce } from './receive-once.ts';
import { type ReceivedTip, receiveTip } from './receive-tip.ts';

type EnteredTip = Omit<ReceivedTip, 'channel' | 'synthetic'>;
export type EnterTipInput = { requestKey: string; channel: Exclude<TipChannel, 'WEB' | 'TIP_BOX'>; tip: EnteredTip };
export type TranscribeTipInput = { requestKey: string; tipBoxOpeningId: string; expectedVersion: number; tip: EnteredTip };

/** Enters what somebody told or wrote to the office. Where it is about does not matter: the tip goes to those of that commune. */
export async function enterTip(tx: Tx, keys: Keys, { requestKey, channel, tip }: EnterTipInput) {
  requireRequestKey(requestKey);
  const { assignments = {} } = await scopeOf(tx.manager, tx.viewer, tx.now);
  if (!assignments.TIP_INTAKE?.length) throw new Problem('FORBIDDEN', { roles: ['TIP_INTAKE'] });
  const receipt = await receiveOnce(tx, keys, requestKey, (made) => receive(tx, keys, made, { ...tip, channel, synthetic: false }));
  return { receipt };
}

/**
 * Enters one paper of an opening. The opening learns the number of papers left and nothing else: with an entry in the audit,
 * which tells the instant, the hour of a tip would lead to its box.
 */
export async function transcribeTip(tx: Tx, keys: Keys, input: TranscribeTipInput) {
  const { requestKey, tipBoxOpeningId, expectedVersion, tip } = input;
  requireRequestKey(requestKey);
  const { unitId, synthetic } = await tipBoxOpeningLife.see(tx, tipBoxOpeningId);
  await requireNoConflict(tx, keys, unitId);
  const receipt = await receiveOnce(tx, keys, requestKey, async (made) => {
    await tipBoxOpeningLife.act(tx, 'transcribe', tipBoxOpeningId, { expectedVersion });
    await receive(tx, keys, made, { ...tip, channel: 'TIP_BOX', synthetic });
  });
  return { receipt, tipBoxOpening: tipBoxOpeningId };
}

/** As the public: who typed it in is nobody's sender. */
function receive(tx: Tx, keys: Keys, receipt: Receipt, tip: ReceivedTip) {
  return receiveTip({ ...tx, viewer: publicViewer }, keys, receipt, tip);
}
