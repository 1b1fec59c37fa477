import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { Model } from '../entities/model.ts';
import type { Unit } from '../entities/unit.ts';
import { launchModel } from '../operations/launch-model.ts';
import { proposeModel } from '../operations/propose-model.ts';
import { replicateModel } from '../operations/replicate-model.ts';
import { modelLife } from '../states/model.ts';
import { type Keeper, lineages, single } from './record-plan.ts';
import { basisIds, forKeepers } from './record-steps.ts';

const copiesOfLineage = [12, 8];

/** About 60 models: two that others copy, and copies of copies; the rest stand alone. Some rest, some have ended, some are proposals. */
export function modelSteps(all: readonly Keeper[], withoutModel: ReadonlySet<string>, year: number): Step[] {
  const keepers = all.filter(({ hollow, unit }) => !hollow && !withoutModel.has(unit.code));
  const on = (day: string) => `${year}-${day}`;
  const [copying, alone] = [keepers.slice(0, 22), keepers.slice(22, 60)];
  const launch = (tx: Tx, id: string) => launchModel(tx, { modelId: id, expectedVersion: 1, basisIds });
  return [
    ...lineages.flatMap((example, n) => {
      const begin = n === 0 ? 0 : 1 + (copiesOfLineage[0] as number);
      const [first, ...copies] = copying.slice(begin, begin + 1 + (copiesOfLineage[n] as number));
      return [
        ...forKeepers(`lineage-${n}`, on('01-25'), first ? [first] : [], async (tx, { id: unitId }) => {
          await launch(tx, (await proposeModel(tx, { unitId, ...example, members: 24 })).model);
        }),
        // Every third copy is one of the newest copy, so that the lineage has generations.
        ...forKeepers(`lineage-${n}-copies`, on('03-15'), copies, async (tx, { id: unitId }, { i }) => {
          const working = await tx.manager.find(Model, { where: { name: example.name }, order: { launchedOn: 'ASC', id: 'ASC' } });
          const origin = (i % 3 === 2 ? working.at(-1) : working[0]) as Model;
          await launch(tx, (await replicateModel(tx, { modelId: origin.id, unitId, members: 8 + (i % 12) })).model);
        }),
      ];
    }),
    ...forKeepers('models', on('02-12'), alone, async (tx, { id: unitId }, { i }) => {
      const { model } = await proposeModel(tx, {
        unitId,
        ...(single[i % single.length] as (typeof single)[number]),
        members: 5 + (i % 30),
      });
      if (i % 13 !== 6) await launch(tx, model);
    }),
    ...forKeepers(
      'models-resting',
      on('09-01'),
      alone.filter(({ i }) => i % 7 === 3),
      (tx, unit) => move(tx, unit, 'deactivate'),
    ),
    ...forKeepers(
      'models-ended',
      on('10-01'),
      alone.filter(({ i }) => i % 17 === 5),
      (tx, unit) => move(tx, unit, 'end', { reason: 'Không còn phù hợp (dữ liệu minh họa)' }),
    ),
  ];
}

async function move(tx: Tx, { id: unitId }: Unit, action: string, input: object = {}): Promise<void> {
  const model = await tx.manager.findOneBy(Model, { unitId, state: 'ACTIVE' });
  if (model) await modelLife.move(tx, action, model, input);
}
