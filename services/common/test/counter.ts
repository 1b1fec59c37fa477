import { Column, Entity, type MigrationInterface, PrimaryColumn, PrimaryGeneratedColumn, type QueryRunner, Table } from 'typeorm';
import { v7 } from 'uuid';
import type { CloudEvent } from '../src/cloud-event.ts';
import { integer, key, text } from '../src/columns.ts';
import type { Handler } from '../src/consumer.ts';
import type { Database } from '../src/database.ts';
import { defineTopic, type Topic } from '../src/topic.ts';
import { inTransaction, type Origin, type Tx } from '../src/transaction.ts';
import { systemViewer } from '../src/viewer.ts';

// The smallest service there can be: something that counts and says so, and someone who listens.

@Entity('counter')
export class Counter {
  @PrimaryColumn({ type: 'varchar', length: 64 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'integer' }) value!: number;
}

/** What the listener has learned: the newest value of each counter. */
@Entity('tally')
export class Tally {
  @PrimaryColumn({ type: 'varchar', length: 64 }) id!: string;
  @Column({ type: 'integer' }) value!: number;
}

/** A row for each time that an event had its effect: one too many is seen. */
@Entity('effect')
export class Effect {
  @PrimaryGeneratedColumn({ type: 'integer', unsigned: true }) seq!: number;
  @Column({ type: 'varchar', length: 64 }) aggregateId!: string;
  @Column({ type: 'integer' }) aggregateVersion!: number;
}

class Counter1790000000001 implements MigrationInterface {
  name = 'Counter1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table({ name: 'counter', columns: [key('id', 64), integer('version'), integer('value')] }));
    await runner.createTable(new Table({ name: 'tally', columns: [key('id', 64), integer('value')] }));
    const seq = integer('seq', { unsigned: true, isPrimary: true, isGenerated: true, generationStrategy: 'increment' });
    await runner.createTable(new Table({ name: 'effect', columns: [seq, text('aggregateId', 64), integer('aggregateVersion')] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['effect', 'tally', 'counter']) await runner.dropTable(name);
  }
}

export const counterSchema = { entities: [Counter, Tally, Effect], migrations: [Counter1790000000001] };

/** `test.<name>.v1`, with the contract counter.v1.json. */
export function counterTopic(name: string): Topic {
  return defineTopic('test', name, new URL('./counter.v1.json', import.meta.url));
}

export const theHouse: Origin = { viewer: systemViewer('test'), now: new Date('2026-11-23T03:00:00Z') };

/** Opens a door of the tests. */
export function door<T>(database: Database, work: (tx: Tx) => Promise<T>, origin: Partial<Origin> = {}): Promise<T> {
  return inTransaction(database, { ...theHouse, ...origin }, work);
}

/** Counts one further and publishes it: the row first, whose lock orders those who count at once. */
export async function countUp({ manager, record }: Tx, topic: Topic, id: string): Promise<void> {
  const { affected } = await manager.increment(Counter, { id }, 'value', 1);
  if (!affected) await manager.insert(Counter, { id, version: 1, value: 1 });
  const { value } = await manager.findOneByOrFail(Counter, { id });
  await record(topic, id, 'counted', { value });
}

/** An event as another service would have written it. */
export function counted(topic: Topic, subject: string, aggregateversion: number, value = aggregateversion): CloudEvent {
  return {
    specversion: '1.0',
    id: v7(),
    source: topic.source,
    type: topic.typeOf('counted'),
    subject,
    time: theHouse.now.toISOString(),
    dataschema: topic.dataschema,
    datacontenttype: 'application/json',
    aggregateversion,
    data: { value, change: 'counted' },
  };
}

/** Keeps the newest value and notes the effect. */
export const tally: Handler = async ({ manager }, { subject, aggregateversion, data }) => {
  await manager.save(Tally, { id: subject, value: data.value as number });
  await manager.insert(Effect, { aggregateId: subject, aggregateVersion: aggregateversion });
};

/** The versions that had an effect, in the order in which they had it. */
export async function effectsOn({ read }: Database, aggregateId: string): Promise<number[]> {
  const effects = await read.manager.find(Effect, { where: { aggregateId }, order: { seq: 'ASC' } });
  return effects.map(({ aggregateVersion }) => aggregateVersion);
}
