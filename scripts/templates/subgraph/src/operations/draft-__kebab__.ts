import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { activeUnit } from '@binhan/reference/units';
import type { __Type__ } from '../entities/__kebab__.ts';
import { __type__Life } from '../states/__kebab__.ts';

export type Draft__Type__Input = { unitId: string; name: string };

/** Enters a record. It is private to the unit and to officers until it is activated. */
export async function draft__Type__(tx: Tx, input: Draft__Type__Input) {
  const name = input.name.normalize('NFC').trim();
  if (!name) throw new Problem('BLANK_NAME', {}, 'input.name');
  const { id: unitId, areaId, synthetic } = await activeUnit(tx, input.unitId);
  const __type__: __Type__ = { id: tx.newId(), version: 1, state: 'DRAFT', unitId, areaId, name, endedOn: null, synthetic };
  await __type__Life.begin(tx, 'draft', __type__, input);
  return { __type__: __type__.id };
}
