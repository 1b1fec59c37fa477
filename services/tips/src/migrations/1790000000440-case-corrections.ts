import { day, integer, key, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** What cases said before they were put right. */
export class CaseCorrections1790000000440 implements MigrationInterface {
  name = 'CaseCorrections1790000000440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'case_correction',
        columns: [
          ...[key('outcomeId', 36), integer('version', { isPrimary: true }), day('correctedOn')],
          ...[integer('arrestedCount'), day('clarifiedOn'), text('reason', 500)],
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('case_correction');
  }
}
