import { day, flag, index, integer, key, longText } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

const summaries = {
  name: 'tip_summary',
  columns: [
    key('id', 7),
    integer('version'),
    day('firstDay'),
    day('lastDay'),
    longText('cells'),
    integer('total', { isNullable: true }),
    longText('year', { isNullable: true }),
    day('frozenOn'),
    flag('synthetic'),
  ],
  indices: [index('IX_tip_summary_first_day', 'firstDay')],
};

/** By these figures are summed. */
const indices = [
  { table: 'tip', index: index('IX_tip_received', 'receivedAt') },
  { table: 'case_outcome', index: index('IX_case_outcome_clarified', 'clarifiedOn') },
];

/** Frozen summaries of quarters, and indexes for sums over periods. */
export class TipSummaries1790000000430 implements MigrationInterface {
  name = 'TipSummaries1790000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(summaries));
    for (const { table, index } of indices) await runner.createIndex(table, new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, index } of indices) await runner.dropIndex(table, index.name as string);
    await runner.dropTable(summaries.name);
  }
}
