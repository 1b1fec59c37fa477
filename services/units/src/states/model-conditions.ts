import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { Model, type ModelState } from '../entities/model.ts';

/** States in which a model counts as working (statistic U8). */
export const workingModel: readonly ModelState[] = ['ACTIVE', 'REPLICATED'];

/** What does not work is no example; and a unit has its own model already. */
export const originWorksElsewhere: Condition<Model> = {
  name: 'the origin works at another unit',
  async check({ row, tx }) {
    const origin = await tx.manager.findOneBy(Model, { id: row.replicatedFromId as string });
    if (!origin || !workingModel.includes(origin.state))
      throw new Problem('MODEL_NOT_WORKING', { id: row.replicatedFromId as string }, 'input.modelId');
    if (origin.unitId === row.unitId) throw new Problem('SAME_UNIT', { id: origin.id }, 'input.unitId');
  },
};
