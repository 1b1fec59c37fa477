import { day, flag, index, integer, key, longText, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';

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

const urgency = (isNullable: boolean) => new TableColumn(text('urgency', 20, { isNullable }));

/** Frozen summaries of quarters, indexes for sums over periods, and an urgency that the purge can forget. */
export class TipSummaries1790000000430 implements MigrationInterface {
  name = 'TipSummaries1790000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(summaries));
    await runner.changeColumn('tip', 'urgency', urgency(true));
    for (const { table, index } of indices) await runner.createIndex(table, new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, index } of indices) await runner.dropIndex(table, index.name as string);
    await runner.query("UPDATE tip SET urgency = 'ORDINARY' WHERE urgency IS NULL");
    await runner.changeColumn('tip', 'urgency', urgency(false));
    await runner.dropTable(summaries.name);
  }
}
