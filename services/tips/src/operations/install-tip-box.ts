import { requirePast } from '@binhan/common/days';
import { enteredCount, enteredName } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { requireCommune } from '@binhan/reference/areas';
import { activeUnit, placeOn } from '@binhan/reference/units';
import { boxRuleOn } from '../box-rules.ts';
import { requireNoConflict } from '../conflicts.ts';
import { TipBox } from '../entities/tip-box.ts';
import { randomId } from '../random-id.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxLife } from '../states/tip-box.ts';
import { noteCustody } from './note-custody.ts';

export type InstallTipBoxInput = {
  code: string;
  place: string;
  areaId: string;
  unitId?: string | null;
  custodian: string;
  installedOn: string;
  openEveryDays?: number | null;
};
export type ActivateTipBoxInput = { tipBoxId: string; expectedVersion: number; sealNo: string };

/** Enters a box that hangs, or soon will. It takes tips once it is sealed. */
export async function installTipBox(tx: Tx, keys: Keys, input: InstallTipBoxInput) {
  const { installedOn } = input;
  const code = enteredName(input.code, 'input.code', 40);
  requirePast(tx, installedOn, 'input.installedOn');
  // As of today and not of the day it was hung: a box may be older than what is known of its unit.
  const area = await requireCommune(tx, input.areaId, tx.today, 'input.areaId');
  const unit = input.unitId ? await activeUnit(tx, input.unitId) : null;
  if (unit && (await placeOn(tx, unit, tx.today, 'input.unitId')) !== area.id)
    throw new Problem('BOX_UNIT_AREA', { name: unit.name, on: tx.today }, 'input.areaId');
  if (await tx.manager.existsBy(TipBox, { code })) throw new Problem('BOX_CODE_TAKEN', { code }, 'input.code');
  const box: TipBox = {
    ...{ id: randomId(), version: 1, state: 'INSTALLED', code, areaId: area.id, unitId: unit?.id ?? null, installedOn },
    place: enteredName(input.place, 'input.place', 200),
    custodian: enteredName(input.custodian, 'input.custodian', 120),
    openEveryDays: requireInterval(tx, input.openEveryDays ?? boxRuleOn(tx.today).openEveryDays),
    ...{ sealNo: null, activatedOn: null, removedOn: null, lastOpenedOn: null, lastCount: null, openDueOn: null },
    synthetic: unit?.synthetic ?? false,
  };
  await requireNoConflict(tx, keys, box.unitId);
  await tipBoxLife.begin(tx, 'install', box, input);
  await noteCustody(tx, box, 'INSTALLED');
  return { tipBox: box.id };
}

/** Puts the first seal on it. */
export async function activateTipBox(tx: Tx, keys: Keys, input: ActivateTipBoxInput) {
  const box = await tipBoxLife.take(tx, 'activate', input.tipBoxId, input.expectedVersion);
  await requireNoConflict(tx, keys, box.unitId);
  await tipBoxLife.move(tx, 'activate', box, input, { sealNo: sealNoOf(input.sealNo, 'input.sealNo') });
  await noteCustody(tx, box, 'SEALED');
  return { tipBox: box.id };
}

export function requireInterval({ today }: Tx, days: number): number {
  return enteredCount(days, 'input.openEveryDays', boxRuleOn(today).mostDaysBetweenOpenings, 1);
}

/** The number of a seal as it is compared: people write it with and without spaces. */
export function sealNoOf(written: string, field: string): string {
  return enteredName(written, field, 40).toUpperCase().replace(/\s/g, '');
}
