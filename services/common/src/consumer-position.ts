import { Column, Entity, type EntityManager, In, MoreThanOrEqual, Not, PrimaryColumn } from 'typeorm';
import { affected } from './database.ts';

/** The newest version of each aggregate that a consumer has applied: this makes the effect of an event happen once. */
@Entity('consumer_position')
export class ConsumerPosition {
  @PrimaryColumn({ type: 'varchar', length: 80 }) consumer!: string;
  @PrimaryColumn({ type: 'varchar', length: 120 }) topic!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) aggregateId!: string;
  @Column({ type: 'integer' }) lastVersion!: number;
}

/** Starts of a partition that did not finish their first batch: an event that ends the process is found by them. */
@Entity('consumer_start')
export class ConsumerStart {
  @PrimaryColumn({ type: 'varchar', length: 80 }) consumer!: string;
  @PrimaryColumn({ type: 'varchar', length: 120 }) topic!: string;
  @PrimaryColumn({ type: 'integer' }) partitionNo!: number;
  @Column({ type: 'integer' }) starts!: number;
}

export type Positions = Map<string, number>;

export async function readPositions(manager: EntityManager, consumer: string, topic: string, aggregateIds: string[]): Promise<Positions> {
  const rows = await manager.findBy(ConsumerPosition, { consumer, topic, aggregateId: In([...new Set(aggregateIds)]) });
  return new Map(rows.map(({ aggregateId, lastVersion }) => [aggregateId, lastVersion]));
}

/** Moves a position forward. Throws when someone else moved it meanwhile: then this consumer has lost the partition. */
export async function movePosition(
  manager: EntityManager,
  place: Omit<ConsumerPosition, 'lastVersion'>,
  known: number | undefined,
  version: number,
): Promise<void> {
  if (known === undefined) {
    await manager.insert(ConsumerPosition, { ...place, lastVersion: version });
    return;
  }
  // A guarded UPDATE, never INSERT ... ON DUPLICATE KEY: with mysql2 that reports a row even where nothing changed.
  const moved = await manager.update(ConsumerPosition, { ...place, lastVersion: Not(MoreThanOrEqual(version)) }, { lastVersion: version });
  if (!affected(moved)) throw new Error(`Position of ${place.topic} ${place.aggregateId} was moved by another consumer`);
}

/** Counts one more start of a partition and returns how many have not finished, this one included. */
export async function countStart(manager: EntityManager, place: Omit<ConsumerStart, 'starts'>): Promise<number> {
  const known = await manager.findOneBy(ConsumerStart, place);
  const starts = (known?.starts ?? 0) + 1;
  await manager.save(ConsumerStart, { ...place, starts });
  return starts;
}
