import { integer, maybe } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

const columns: Readonly<Record<string, TableColumn[]>> = {
  tip_fact: ['forwardedClass', 'acknowledgedClass', 'resolvedClass'].map((name) => new TableColumn(maybe(name, 20))),
  purged_tips_line_fact: [
    new TableColumn(maybe('clock', 20)),
    ...['sameDay', 'inTime', 'upToTwice', 'later'].map((name) => new TableColumn(integer(name, { isNullable: true }))),
  ],
};

/** How long the clocks of tips ran, as classes. */
export class DurationsOfTips1790000000524 implements MigrationInterface {
  name = 'DurationsOfTips1790000000524';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns)) await runner.addColumns(table, added);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns).toReversed()) await runner.dropColumns(table, added);
  }
}
