import type { Job } from '@binhan/common/job';
import { RollupCheck } from './entities/rollup.ts';
import { checkRollups } from './operations/check-rollups.ts';

const everyHours = 24;

/** Once a day: a start soon after another does not. Nothing is repaired by itself, since a cause would stay unknown. */
export const checkRollupsDaily: Job = {
  name: 'check-rollups',
  everyHours,
  run: (door) =>
    door(async (tx) => {
      const [last] = await tx.manager.find(RollupCheck, { order: { checkedAt: 'DESC' }, take: 1 });
      const hours = last ? (tx.now.getTime() - last.checkedAt.getTime()) / 3_600_000 : everyHours;
      if (hours > everyHours - 1) await checkRollups(tx);
    }),
};
