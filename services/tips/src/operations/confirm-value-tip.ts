import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import { openTip } from '../sealed-tip.ts';
import type { Keys } from '../server-key.ts';
import { tipLife } from '../states/tip.ts';
import { dataKeyFor } from '../unlock.ts';

export type ConfirmValueTipInput = { tipId: string; expectedVersion: number; unlock: string };

/** The second person agrees. From here on the kind of the unit, and no more of it, stands in plain: figure N12 needs it. */
export async function confirmValueTip(tx: Tx, keys: Keys, input: ConfirmValueTipInput) {
  const tip = await tipLife.take(tx, 'confirmValue', input.tipId, input.expectedVersion);
  await tipLife.check(tx, 'confirmValue', tip, input);
  const content = openTip(await dataKeyFor(tx, keys, tip, input.unlock), tip);
  if (!content) throw new Problem('CONTENT_ERASED');
  const unit = content.unitId ? await tx.manager.findOneBy(UnitRef, { id: content.unitId }) : null;
  await tipLife.move(tx, 'confirmValue', tip, input, { sourceUnitKind: unit?.kind ?? null });
  return { tip: tip.id };
}
