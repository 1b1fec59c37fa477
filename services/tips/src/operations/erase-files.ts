import { affected } from '@binhan/common/database';
import type { Job } from '@binhan/common/job';
import type { Tx } from '@binhan/common/transaction';
import { In, IsNull, LessThan } from 'typeorm';
import { TipFile, TipFilePart } from '../entities/tip-file.ts';

/** Erases the pictures of a tip. */
export async function eraseFiles({ manager }: Tx, tipId: string): Promise<void> {
  const files = await manager.find(TipFile, { where: { tipId }, select: { id: true } });
  await manager.delete(TipFilePart, { fileId: In(files.map(({ id }) => id)) });
  await manager.delete(TipFile, { tipId });
}

const batchSize = 50;

/** Erases pictures that no tip took: nobody has their keys any more. */
export const eraseUploads: Job = {
  name: 'erase-uploads',
  everyHours: 1,
  async run(door) {
    while (await door(eraseBatch));
  },
};

async function eraseBatch({ manager, now }: Tx): Promise<boolean> {
  const lapsed = await manager.find(TipFile, { where: { expiresAt: LessThan(now) }, take: batchSize });
  for (const { id } of lapsed)
    if (affected(await manager.delete(TipFile, { id, tipId: IsNull() }))) await manager.delete(TipFilePart, { fileId: id });
  return lapsed.length === batchSize;
}
