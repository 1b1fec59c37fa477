import type { JobDoor } from '@binhan/common/job';
import { Between, type EntityManager } from 'typeorm';
import { ExportPart } from '../entities/export-part.ts';

export const partBytes = 32 * 1024;
const partsAtOnce = 32;

export type Part = Pick<ExportPart, 'place' | 'bytes'>;

/** Cuts what is written into pieces, and hands on a megabyte of them at a time. */
export function partWriter(keep: (parts: Part[]) => Promise<void>) {
  const waiting: Buffer[] = [];
  let held = 0;
  let place = 0;
  let total = 0;

  const keepAll = async (bytes: Buffer) => {
    for (let start = 0; start < bytes.length; ) {
      const parts: Part[] = [];
      for (; parts.length < partsAtOnce && start < bytes.length; start += partBytes)
        parts.push({ place: ++place, bytes: bytes.subarray(start, start + partBytes) });
      await keep(parts);
    }
  };
  return {
    async write(bytes: Uint8Array): Promise<void> {
      waiting.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      held += bytes.byteLength;
      total += bytes.byteLength;
      if (held < partsAtOnce * partBytes) return;
      const all = Buffer.concat(waiting.splice(0));
      const whole = all.length - (all.length % partBytes);
      await keepAll(all.subarray(0, whole));
      waiting.push(all.subarray(whole));
      held = all.length - whole;
    },
    /** Hands on the rest; returns the size of the file. */
    async end(): Promise<number> {
      await keepAll(Buffer.concat(waiting.splice(0)));
      return total;
    },
  };
}

/** The bytes of a file, a megabyte of rows at a time. */
export async function* bytesOfFile(manager: EntityManager, exportId: string, file: number): AsyncGenerator<Buffer> {
  for (let after = 0; ; after += partsAtOnce) {
    const where = { exportId, file, place: Between(after + 1, after + partsAtOnce) };
    const parts = await manager.find(ExportPart, { where, order: { place: 'ASC' } });
    for (const { bytes } of parts) yield bytes;
    if (parts.length < partsAtOnce) return;
  }
}

const erasedAtOnce = 256;

/** Erases all pieces, so many in each transaction that none holds up the others. */
export async function eraseParts(door: JobDoor, exportId: string): Promise<void> {
  const eraseSome = () =>
    door(async ({ manager }) => {
      const first = await manager.findOne(ExportPart, {
        where: { exportId },
        order: { file: 'ASC', place: 'ASC' },
        select: { exportId: true, file: true, place: true },
      });
      if (!first) return false;
      const { file, place } = first;
      await manager.delete(ExportPart, { exportId, file, place: Between(place, place + erasedAtOnce - 1) });
      return true;
    });
  while (await eraseSome());
}
