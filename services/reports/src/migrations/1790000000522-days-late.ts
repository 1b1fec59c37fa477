import { index, integer } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';

/**
 * Days between two days of a fact, since databases reckon with days as text each in its own way; and the registration of a
 * unit. Facts that were kept before get their days by `npx binhan reports rebuild`.
 */
export class DaysLate1790000000522 implements MigrationInterface {
  name = 'DaysLate1790000000522';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of columns) await runner.addColumn(table, new TableColumn(column));
    await runner.createIndex('registration_fact', new TableIndex(unit));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('registration_fact', unit.name);
    for (const [table, { name }] of columns.toReversed()) await runner.dropColumn(table, name);
  }
}

const columns = [
  ['review_fact', integer('daysLate', { isNullable: true })],
  ['session_fact', integer('daysToReport', { isNullable: true })],
] as const;
const unit = index('IX_registration_fact_unit', 'unitId', 'roundYear') as { name: string; columnNames: string[] };
