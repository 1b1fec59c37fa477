import type { Job } from '@binhan/common/job';
import { LessThan } from 'typeorm';
import { SpentChallenge } from '../entities/spent-challenge.ts';

/** A spent challenge is kept until it could not be used anyway. */
export const forgetChallenges: Job = {
  name: 'forget-challenges',
  everyHours: 1,
  run: (door) =>
    door(async ({ manager, now }) => {
      await manager.delete(SpentChallenge, { expiresAt: LessThan(now) });
    }),
};
