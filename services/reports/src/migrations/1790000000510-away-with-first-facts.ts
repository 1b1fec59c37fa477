import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { tables } from './1790000000500-facts.ts';

/**
 * The first facts kept no history and had area and unit tables of their own. What comes instead is read from the topics:
 * `npx binhan reports rebuild` fills it where events had been read before.
 */
export class AwayWithFirstFacts1790000000510 implements MigrationInterface {
  name = 'AwayWithFirstFacts1790000000510';

  async up(runner: QueryRunner): Promise<void> {
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }
}
