import type { Job } from '@binhan/common/job';
import { In, LessThan } from 'typeorm';
import { Export, type ExportState } from '../entities/export.ts';
import { ExportPart } from '../entities/export-part.ts';
import { eraseParts } from '../exports/part-store.ts';

/** How long the list of somebody's exports tells of one. What was asked for and fetched stays in the audit. */
const listedDays = 30;
const withoutFiles: readonly ExportState[] = ['FAILED', 'CANCELLED', 'EXPIRED'];

/** Erases the files of exports whose time is over, and what a process that was killed left of others; after a month the exports themselves. */
export const tidyExports: Job = {
  name: 'tidy-exports',
  everyHours: 1,
  async run(door) {
    const left = await door(async ({ manager, now }) => {
      await manager.update(Export, { state: 'READY', expiresAt: LessThan(now) }, { state: 'EXPIRED' });
      const parts = manager.createQueryBuilder(ExportPart, 'p').select('1').where('p.exportId = e.id');
      return manager
        .createQueryBuilder(Export, 'e')
        .where('e.state IN (:...withoutFiles)', { withoutFiles })
        .andWhere(`EXISTS (${parts.getQuery()})`)
        .getMany();
    });
    for (const { id } of left) await eraseParts(door, id);
    await door(({ manager, now }) => {
      const before = new Date(now.getTime() - listedDays * 86_400_000);
      return manager.delete(Export, { state: In([...withoutFiles]), finishedAt: LessThan(before) });
    });
  },
};
