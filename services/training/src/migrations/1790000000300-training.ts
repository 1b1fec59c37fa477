import { day, index, integer, key, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The first table. */
export class Training1790000000300 implements MigrationInterface {
  name = 'Training1790000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'session',
        columns: [
          key('id', 36),
          integer('version'),
          text('state', 20),
          text('unitId', 36),
          text('name', 200),
          day('endedOn', { isNullable: true }),
        ],
        indices: [index('IX_session_unit', 'unitId')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('session');
  }
}
