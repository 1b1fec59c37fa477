import { integer } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

const table = 'equipment_holding';

/** For how many pieces a permit is. What was issued before may have been counted anew: of it that is not known. */
export class PermittedPieces1790000000210 implements MigrationInterface {
  name = 'PermittedPieces1790000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(table, new TableColumn(integer('permitted', { isNullable: true })));
    await runner.query(`UPDATE ${table} SET permitted = held WHERE state = 'PERMITTED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(table, 'permitted');
  }
}
