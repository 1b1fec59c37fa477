import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { longText } from '../columns.ts';

const tables = ['event_outbox', 'consumer_dlq'];

/** An erasure is a record without a payload, on its way out and among the dead letters. */
export class Tombstones1790000000010 implements MigrationInterface {
  name = 'Tombstones1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.changeColumn(table, 'payload', new TableColumn(longText('payload', { isNullable: true })));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.changeColumn(table, 'payload', new TableColumn(longText('payload')));
  }
}
