import { Column, Entity, type EntityManager, In, Index, PrimaryColumn, type SelectQueryBuilder } from 'typeorm';
import { v7 } from 'uuid';
import type { Clock } from './clock.ts';
import { type Applier, applyOnce, readPositions, waitForReplacement } from './consumer-position.ts';
import type { Database } from './database.ts';
import type { LogRecord } from './event-log.ts';
import type { Logger } from './logger.ts';
import { inTransaction } from './transaction.ts';
import { systemViewer } from './viewer.ts';

// What the columns hold. Only a foreign writer exceeds it, and its record must not stop all others.
const longestKey = 64;
const mostBytes = 65_535;

/** An event that could not be applied, or one that waits behind such an event of its key. */
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
  /** Null for an erasure. */
  @Column({ type: 'text', nullable: true }) payload!: string | null;
  /** Why it failed, or that it waits. */
  @Column({ type: 'varchar', length: 1000 }) error!: string;
  @Column({ type: 'datetime', precision: 3 }) failedAt!: Date;
}

/** Those of the keys that have a dead letter: what follows must wait behind it. */
export async function heldKeys(manager: EntityManager, consumer: string, topic: string, keys: readonly string[]): Promise<Set<string>> {
  const kept = [...new Set(keys.map(keptKey))];
  const rows = await manager.find(DeadLetter, { select: { msgKey: true }, where: { consumer, topic, msgKey: In(kept) } });
  const held = new Set(rows.map(({ msgKey }) => msgKey));
  return new Set(keys.filter((key) => held.has(keptKey(key))));
}

/** Keeps a record with all its coordinates; keeping it twice is keeping it once. */
export async function keepDeadLetter(manager: EntityManager, consumer: string, record: LogRecord, error: string, now: Date): Promise<void> {
  const place = { consumer, topic: record.topic, partitionNo: record.partition, logOffset: record.offset };
  if (await manager.existsBy(DeadLetter, place)) return;
  await manager.insert(DeadLetter, {
    ...place,
    id: v7(),
    msgKey: keptKey(record.key),
    payload: keptValue(record.value),
    error: error.slice(0, 1000),
    failedAt: now,
  });
}

const keptKey = (key: string) => key.slice(0, longestKey);
// Cut short it is not JSON any more: a retry refuses it, and the whole record still lies in the log.
const keptValue = (value: LogRecord['value']) =>
  value !== null && Buffer.byteLength(value) > mostBytes
    ? Buffer.from(value)
        .subarray(0, mostBytes - 4)
        .toString()
    : value;

/** What a person at the command line works with: the consumer whose letters they are, as it runs in its service. */
export type DeadLetterDesk = Applier & { database: Database; logger: Logger; clock: Clock };

/** All letters of a consumer; those of one key in the order in which they must be applied. */
export function listDeadLetters(manager: EntityManager, consumer: string): Promise<DeadLetter[]> {
  const letters = manager.createQueryBuilder(DeadLetter, 'letter').where('letter.consumer = :consumer', { consumer });
  return inLogOrder(letters.orderBy('letter.topic').addOrderBy('letter.msgKey')).getMany();
}

/**
 * Applies the letters of one key in order, each in a transaction that also takes it away, and stops at the first that
 * fails again. `waiting` counts those that are left; then `error` says why.
 */
export async function retryDeadLetters(
  desk: DeadLetterDesk,
  { topic, key }: { topic: string; key: string },
): Promise<{ applied: number; waiting: number; error?: string }> {
  const { database, name, clock, logger } = desk;
  const letters = database.read.manager.createQueryBuilder(DeadLetter, 'letter').where({ consumer: name, topic, msgKey: keptKey(key) });
  // Asked for one at a time: while this runs the consumer may put more of the key behind those that are left.
  const oldest = () => inLogOrder(letters.clone()).limit(1).getOne();
  let applied = 0;
  for (let letter = await oldest(); letter; letter = await oldest()) {
    const { id } = letter;
    const record = recordOf(letter);
    try {
      await inTransaction(database, { viewer: systemViewer(name), now: clock() }, async (tx) => {
        if (database.kind === 'mysql') await waitForReplacement(tx.manager, { consumer: name, topic });
        const positions = await readPositions(tx.manager, name, topic, [record.key]);
        await applyOnce(tx, desk, record, positions);
        await tx.manager.delete(DeadLetter, { id });
      });
      applied++;
    } catch (error) {
      logger.warn({ err: error, consumer: name, topic, key, offset: record.offset }, 'dead letter failed again');
      return { applied, waiting: await letters.clone().getCount(), error: String((error as Error)?.message ?? error) };
    }
  }
  return { applied, waiting: 0 };
}

/** Gives an event up for good. The log line with its coordinates and the reason is all that is left of it here. */
export async function discardDeadLetter({ database, name, clock, logger }: DeadLetterDesk, id: string, reason: string): Promise<void> {
  if (!reason.trim()) throw new Error('Say why the event is given up: a reason is needed to discard it');
  const letter = await inTransaction(database, { viewer: systemViewer(name), now: clock() }, async ({ manager }) => {
    const found = await manager.findOneBy(DeadLetter, { id, consumer: name });
    if (!found) throw new Error(`${name} has no dead letter ${id}`);
    await manager.delete(DeadLetter, { id });
    return found;
  });
  const { topic, partition, offset, key } = recordOf(letter);
  logger.warn({ consumer: name, topic, partition, offset, key, reason }, 'dead letter discarded');
}

/** Offsets are kept as text: shorter ones are smaller. */
function inLogOrder(letters: SelectQueryBuilder<DeadLetter>): SelectQueryBuilder<DeadLetter> {
  return letters.addOrderBy('letter.partitionNo').addOrderBy('LENGTH(letter.logOffset)').addOrderBy('letter.logOffset');
}

/** The record of a dead letter, as the log had delivered it. */
function recordOf(letter: DeadLetter): LogRecord {
  return { topic: letter.topic, partition: letter.partitionNo, offset: letter.logOffset, key: letter.msgKey, value: letter.payload };
}
