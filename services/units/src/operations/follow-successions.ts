import type { JobDoor } from '@binhan/common/job';
import type { Tx } from '@binhan/common/transaction';
import { In, LessThanOrEqual } from 'typeorm';
import { Area, AreaSuccession } from '../entities/area.ts';
import { Unit } from '../entities/unit.ts';
import { moveUnit } from './move-unit.ts';

const batchSize = 100;

/** Moves units whose commune has ended into its successor, from the day on which that took effect. Safe to run twice: a moved unit is found no more. */
export async function followSuccessions(door: JobDoor): Promise<void> {
  while ((await door(followSuccessionsOnce)) === batchSize);
}

/** One batch; returns how many units were moved. */
export async function followSuccessionsOnce(tx: Tx): Promise<number> {
  const ended = await tx.manager.find(Area, { select: { id: true }, where: { validTo: LessThanOrEqual(tx.today) } });
  const successions = await tx.manager.findBy(AreaSuccession, {
    fromId: In(ended.map(({ id }) => id)),
    takesEffectOn: LessThanOrEqual(tx.today),
  });
  const next = new Map(successions.map((one) => [one.fromId, one]));
  const units = await tx.manager.find(Unit, {
    where: { areaId: In([...next.keys()]), state: In(['ACTIVE', 'SUSPENDED']) },
    order: { id: 'ASC' },
    take: batchSize,
  });
  for (const { id, version, areaId } of units) {
    const succession = next.get(areaId);
    if (succession) await moveUnit(tx, { unitId: id, expectedVersion: version, areaId: succession.toId, on: succession.takesEffectOn });
  }
  return units.length;
}
