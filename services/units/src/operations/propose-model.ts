import { requirePast } from '@binhan/common/days';
import { enteredCount, enteredName } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import type { Model, ModelKind } from '../entities/model.ts';
import { modelLife } from '../states/model.ts';
import { recordOfUnit } from './record-of-unit.ts';

export type ProposeModelInput = { unitId: string; kind: ModelKind; name: string; members: number; foundedOn?: string | null };

/** A unit proposes a model of its own. */
export async function proposeModel(tx: Tx, input: ProposeModelInput) {
  const model = await newModel(tx, input);
  await modelLife.begin(tx, 'propose', model, input);
  return { model: model.id };
}

/** A proposal, not yet kept: the first of a lineage. */
export async function newModel(tx: Tx, input: ProposeModelInput): Promise<Model> {
  const foundedOn = input.foundedOn ?? tx.today;
  requirePast(tx, foundedOn, 'input.foundedOn');
  enteredCount(input.members, 'input.members', 1_000_000);
  const record = await recordOfUnit(tx, input.unitId);
  return {
    ...record,
    state: 'PROPOSED',
    kind: input.kind,
    name: enteredName(input.name, 'input.name', 200),
    foundedOn,
    members: input.members,
    replicatedFromId: null,
    rootId: record.id,
    launchedOn: null,
    endedOn: null,
    endReason: null,
    basisIds: [],
  };
}
