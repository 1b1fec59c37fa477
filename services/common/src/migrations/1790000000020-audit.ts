import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { index, instant, integer, key, maybe, text } from '../columns.ts';

/** The hash-chained record of acts that somebody may have to answer for. */
export class Audit1790000000020 implements MigrationInterface {
  name = 'Audit1790000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'audit_entry',
        columns: [
          integer('seq', { isPrimary: true }),
          instant('at'),
          maybe('actor', 36),
          text('action', 40),
          text('subjectType', 40),
          text('subjectId', 64),
          maybe('reason', 500),
          text('previousHash', 64),
          text('hash', 64),
        ],
        indices: [index('IX_audit_entry_subject', 'subjectType', 'subjectId')],
      }),
    );
    await runner.createTable(new Table({ name: 'audit_head', columns: [key('name', 20), integer('seq'), text('hash', 64)] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_head');
    await runner.dropTable('audit_entry');
  }
}
