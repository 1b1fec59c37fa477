import { asHouse, type Tx } from '@binhan/common/transaction';
import { Model } from '../entities/model.ts';
import { modelLife } from '../states/model.ts';
import { workingModel } from '../states/model-conditions.ts';
import { placeOn } from './record-of-unit.ts';

export type LaunchModelInput = { modelId: string; expectedVersion: number; basisIds: string[] };

/** Launches a model. When it is a copy, its origin becomes an example that others follow. */
export async function launchModel(tx: Tx, input: LaunchModelInput) {
  const model = await modelLife.take(tx, 'launch', input.modelId, input.expectedVersion);
  await modelLife.move(tx, 'launch', model, input, { launchedOn: tx.today, ...(await placeOn(tx, model.unitId, tx.today)) });
  const origin = model.replicatedFromId ? await tx.take(Model, model.replicatedFromId) : undefined;
  // An origin that stopped meanwhile stays as it is. It may lie in another officer's area: the house notes the copy there.
  if (origin && workingModel.includes(origin.state)) await modelLife.move(asHouse(tx, 'replication'), 'becomeExample', origin);
  return { model: model.id };
}
