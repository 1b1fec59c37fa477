import { day, flag, index, integer, key, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The first table. */
export class __Types____stamp__ implements MigrationInterface {
  name = '__Types____stamp__';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: '__table__',
        columns: [
          key('id', 36),
          integer('version'),
          text('state', 20),
          text('unitId', 36),
          text('areaId', 40),
          text('name', 200),
          day('endedOn', { isNullable: true }),
          flag('synthetic'),
        ],
        indices: [index('IX___table___unit', 'unitId'), index('IX___table___area', 'areaId')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('__table__');
  }
}
