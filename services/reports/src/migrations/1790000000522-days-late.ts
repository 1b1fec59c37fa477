import { index, integer } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';

/**
 * Days between two days of a fact, since databases reckon with days as text each in its own way; and indexes for what a unit
 * has, which with `unitId` alone lose against those of the day in SQLite's plans. Facts that were kept before get their days by `npx binhan reports rebuild`.
 */
export class DaysLate1790000000522 implements MigrationInterface {
  name = 'DaysLate1790000000522';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of columns) await runner.addColumn(table, new TableColumn(column));
    await runner.createIndex('registration_fact', new TableIndex(registrationsOfUnit));
    for (const [table, more] of ofUnits) await replaceIndex(runner, table, 'unitId', 'knownTo', ...more);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of ofUnits) await replaceIndex(runner, table, 'unitId');
    await runner.dropIndex('registration_fact', registrationsOfUnit.name);
    for (const [table, { name }] of columns.toReversed()) await runner.dropColumn(table, name);
  }
}

const columns = [
  ['review_fact', integer('daysLate', { isNullable: true })],
  ['session_fact', integer('daysToReport', { isNullable: true })],
] as const;
const registrationsOfUnit = index('IX_registration_fact_unit', 'unitId', 'roundYear', 'knownTo') as { name: string; columnNames: string[] };
const ofUnits = [
  ['internal_rule_fact', ['approvedOn']],
  ['commitment_fact', ['year']],
  ['model_fact', ['launchedOn']],
  ['review_fact', []],
] as const;

async function replaceIndex(runner: QueryRunner, table: string, ...columnNames: string[]): Promise<void> {
  const name = `IX_${table}_unit`;
  await runner.dropIndex(table, name);
  await runner.createIndex(table, new TableIndex({ name, columnNames }));
}
