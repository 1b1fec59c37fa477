import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { index, instant, integer, key, longText, text, unique } from '../columns.ts';

/** Outbox, leases, consumer positions, dead letters, pseudonyms, replayed mutations: the tables that every service has. */
export class Platform1790000000000 implements MigrationInterface {
  name = 'Platform1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    const tables = [
      new Table({
        name: 'event_outbox',
        columns: [
          integer('seq', { unsigned: true, isPrimary: true, isGenerated: true, generationStrategy: 'increment' }),
          text('eventId', 36),
          text('topic', 120),
          text('msgKey', 64),
          text('aggregateId', 64),
          integer('aggregateVersion'),
          text('eventType', 120),
          instant('occurredAt'),
          longText('payload'),
        ],
        indices: [
          unique('UQ_event_outbox_event', 'eventId'),
          unique('UQ_event_outbox_version', 'topic', 'aggregateId', 'aggregateVersion'),
        ],
      }),
      new Table({ name: 'aggregate_version', columns: [key('topic', 120), key('aggregateId', 64), integer('version')] }),
      new Table({ name: 'outbox_blocked_key', columns: [key('topic', 120), key('msgKey', 64), instant('since'), text('error', 500)] }),
      new Table({ name: 'lease', columns: [key('name', 80), text('owner', 36), { name: 'expiresAt', type: 'bigint' }] }),
      new Table({
        name: 'consumer_position',
        columns: [key('consumer', 80), key('topic', 120), key('aggregateId', 64), integer('lastVersion')],
      }),
      new Table({
        name: 'consumer_start',
        columns: [key('consumer', 80), key('topic', 120), integer('partitionNo', { isPrimary: true }), integer('starts')],
      }),
      new Table({
        name: 'consumer_dlq',
        columns: [
          key('id', 36),
          text('consumer', 80),
          text('topic', 120),
          integer('partitionNo'),
          text('logOffset', 20),
          text('msgKey', 64),
          longText('payload'),
          text('error', 1000),
          instant('failedAt'),
        ],
        indices: [
          unique('UQ_consumer_dlq_record', 'consumer', 'topic', 'partitionNo', 'logOffset'),
          index('IX_consumer_dlq_key', 'consumer', 'topic', 'msgKey'),
        ],
      }),
      new Table({ name: 'actor', columns: [key('ref', 36), text('subject', 200)], indices: [unique('UQ_actor_subject', 'subject')] }),
      new Table({
        name: 'mutation_replay',
        columns: [
          key('subject', 200),
          key('mutation', 80),
          key('clientMutationId', 80),
          text('inputHash', 64),
          longText('answer'),
          instant('at'),
        ],
        indices: [index('IX_mutation_replay_at', 'at')],
      }),
    ];
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = [
      'mutation_replay',
      'actor',
      'consumer_dlq',
      'consumer_start',
      'consumer_position',
      'lease',
      'outbox_blocked_key',
      'aggregate_version',
      'event_outbox',
    ];
    for (const name of names) await runner.dropTable(name);
  }
}
