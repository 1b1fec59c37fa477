import { Column, Entity, type EntityManager, In, Index, PrimaryColumn } from 'typeorm';
import { v7 } from 'uuid';
import type { LogRecord } from './event-log.ts';

/** An event that could not be applied, or one that waits behind such an event of its key. Ids ascend with arrival. */
@Entity('consumer_dlq')
@Index('UQ_consumer_dlq_record', ['consumer', 'topic', 'partitionNo', 'logOffset'], { unique: true })
@Index('IX_consumer_dlq_key', ['consumer', 'topic', 'msgKey'])
export class DeadLetter {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 80 }) consumer!: string;
  @Column({ type: 'varchar', length: 120 }) topic!: string;
  @Column({ type: 'integer' }) partitionNo!: number;
  @Column({ type: 'varchar', length: 20 }) logOffset!: string;
  @Column({ type: 'varchar', length: 64 }) msgKey!: string;
  @Column({ type: 'text' }) payload!: string;
  /** Why it failed, or that it waits. */
  @Column({ type: 'varchar', length: 1000 }) error!: string;
  @Column({ type: 'datetime', precision: 3 }) failedAt!: Date;
}

/** Keys of these records that have a dead letter: what follows must wait behind it. */
export async function heldKeys(
  manager: EntityManager,
  consumer: string,
  topic: string,
  records: readonly LogRecord[],
): Promise<Set<string>> {
  const keys = [...new Set(records.map(({ key }) => key))];
  const rows = await manager.find(DeadLetter, { select: { msgKey: true }, where: { consumer, topic, msgKey: In(keys) } });
  return new Set(rows.map(({ msgKey }) => msgKey));
}

/** Keeps a record with all its coordinates; keeping it twice is keeping it once. */
export async function keepDeadLetter(manager: EntityManager, consumer: string, record: LogRecord, error: string, now: Date): Promise<void> {
  const place = { consumer, topic: record.topic, partitionNo: record.partition, logOffset: record.offset };
  if (await manager.existsBy(DeadLetter, place)) return;
  await manager.insert(DeadLetter, {
    ...place,
    id: v7(),
    msgKey: record.key,
    payload: record.value,
    error: error.slice(0, 1000),
    failedAt: now,
  });
}

/** The record of a dead letter, as the log had delivered it. */
export function recordOf(letter: DeadLetter): LogRecord {
  return { topic: letter.topic, partition: letter.partitionNo, offset: letter.logOffset, key: letter.msgKey, value: letter.payload };
}
