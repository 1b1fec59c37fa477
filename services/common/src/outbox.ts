import { Column, Entity, type EntityManager, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Events on their way to the log. The relay walks the primary key and deletes, so the table stays nearly empty. */
@Entity('event_outbox')
@Index('UQ_event_outbox_event', ['eventId'], { unique: true })
@Index('UQ_event_outbox_version', ['topic', 'aggregateId', 'aggregateVersion'], { unique: true })
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'integer', unsigned: true }) seq!: number;
  @Column({ type: 'varchar', length: 36 }) eventId!: string;
  @Column({ type: 'varchar', length: 120 }) topic!: string;
  /** Key of the record: the aggregate's id, so that its events stay in order. */
  @Column({ type: 'varchar', length: 64 }) msgKey!: string;
  @Column({ type: 'varchar', length: 64 }) aggregateId!: string;
  @Column({ type: 'integer' }) aggregateVersion!: number;
  @Column({ type: 'varchar', length: 120 }) eventType!: string;
  @Column({ type: 'datetime', precision: 3 }) occurredAt!: Date;
  /** The CloudEvents document, as it will stand in the log; null erases the records of the key. */
  @Column({ type: 'text', nullable: true }) payload!: string | null;
}

/** How many events an aggregate has published. It outlives the aggregate's row, so an id never starts again at 1. */
@Entity('aggregate_version')
export class AggregateVersion {
  @PrimaryColumn({ type: 'varchar', length: 120 }) topic!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) aggregateId!: string;
  @Column({ type: 'integer' }) version!: number;
}

/** A key whose oldest event the log refuses for good: later ones wait behind it, other keys go on. */
@Entity('outbox_blocked_key')
export class OutboxBlockedKey {
  @PrimaryColumn({ type: 'varchar', length: 120 }) topic!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) msgKey!: string;
  @Column({ type: 'datetime', precision: 3 }) since!: Date;
  @Column({ type: 'varchar', length: 500 }) error!: string;
}

// One statement, in each database's own words for "count and tell": every event of every service passes here.
const countAndTell = {
  sqlite: `INSERT INTO aggregate_version (topic, aggregateId, version) VALUES (?, ?, 1)
    ON CONFLICT (topic, aggregateId) DO UPDATE SET version = version + 1 RETURNING version`,
  mysql: `INSERT INTO aggregate_version (topic, aggregateId, version) VALUES (?, ?, LAST_INSERT_ID(1))
    ON DUPLICATE KEY UPDATE version = LAST_INSERT_ID(version + 1)`,
};

/** The next version of an aggregate. The caller has changed the aggregate's row before, whose lock makes the numbers gapless. */
export async function nextVersion(manager: EntityManager, topic: string, aggregateId: string): Promise<number> {
  if (manager.connection.options.type === 'mysql') {
    const { insertId } = await manager.query<{ insertId: number }>(countAndTell.mysql, [topic, aggregateId]);
    return insertId;
  }
  const [row] = await manager.query<{ version: number }[]>(countAndTell.sqlite, [topic, aggregateId]);
  return (row as { version: number }).version;
}
