import { unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const [table, code] = ['unit_ref', 'UQ_unit_ref_code'];

/** Two units that exchange their codes have the same one for a moment here, where events of two units come in any order. */
export class CodesMayRepeat1790000000155 implements MigrationInterface {
  name = 'CodesMayRepeat1790000000155';

  async up(runner: QueryRunner): Promise<void> {
    // Read anew: where the tables were made in the same run, what the runner remembers of them is older.
    await runner.dropIndex((await runner.getTable(table)) ?? table, code);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex(table, new TableIndex(unique(code, 'code')));
  }
}
