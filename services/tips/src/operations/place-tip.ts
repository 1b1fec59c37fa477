import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { knownUnit } from '@binhan/reference/units';
import { In } from 'typeorm';
import { Recipient } from '../entities/recipient.ts';
import { TipWrap } from '../entities/tip-wrap.ts';
import { openTip, sealDetails } from '../sealed-tip.ts';
import type { Keys } from '../server-key.ts';
import { tipLife } from '../states/tip.ts';
import { dataKeyFor } from '../unlock.ts';
import { conflictsIn, requireSomebody } from '../wraps.ts';

export type PlaceTipInput = { tipId: string; expectedVersion: number; unlock: string; unitId: string };

/** Names the unit that only the text names. Who is in conflict with it loses the wrap, and with it the tip. */
export async function placeTip(tx: Tx, keys: Keys, input: PlaceTipInput) {
  const tip = await tipLife.take(tx, 'place', input.tipId, input.expectedVersion);
  const dataKey = await dataKeyFor(tx, keys, tip, input.unlock);
  const content = openTip(dataKey, tip);
  if (!content) throw new Problem('CONTENT_ERASED');
  const { id: unitId } = await knownUnit(tx, input.unitId);
  const { text: _text, ...details } = content;

  const holders = await tx.manager.findBy(Recipient, { id: In(tip.recipientIds) });
  const conflictsOf = await conflictsIn(tx.manager, keys.conflicts, holders, tx.today);
  const inConflict = (recipient: Recipient) => conflictsOf(recipient).includes(unitId);
  const keep = holders.filter((recipient) => !inConflict(recipient));
  requireSomebody(keep);
  const losing = holders.filter(inConflict).map(({ id }) => id);
  if (losing.length) await tx.manager.delete(TipWrap, { tipId: tip.id, holder: In(losing) });
  await tipLife.move(tx, 'place', tip, input, {
    sealedDetails: sealDetails(dataKey, tip.id, { ...details, unitId }),
    recipientIds: keep.map(({ id }) => id),
  });
  return { tip: tip.id };
}
