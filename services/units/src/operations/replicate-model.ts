import type { Tx } from '@binhan/common/transaction';
import { Model } from '../entities/model.ts';
import { modelLife } from '../states/model.ts';
import { newModel } from './propose-model.ts';

export type ReplicateModelInput = { modelId: string; unitId: string; members: number; foundedOn?: string | null };

/**
 * Proposes a copy of a model at another unit, under its name. The viewer acts for that unit; the origin may lie where
 * the viewer sees nothing, and tells no more than its name and kind, which are published.
 */
export async function replicateModel(tx: Tx, input: ReplicateModelInput) {
  const { id, kind, name, rootId } = await tx.take(Model, input.modelId);
  const model = { ...(await newModel(tx, { ...input, kind, name })), replicatedFromId: id, rootId };
  await modelLife.begin(tx, 'replicate', model, input);
  return { model: model.id };
}
