import { day, index, integer, key, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The first table. */
export class Personnel1790000000200 implements MigrationInterface {
  name = 'Personnel1790000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'guard',
        columns: [
          key('id', 36),
          integer('version'),
          text('state', 20),
          text('unitId', 36),
          text('name', 200),
          day('endedOn', { isNullable: true }),
        ],
        indices: [index('IX_guard_unit', 'unitId')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('guard');
  }
}
