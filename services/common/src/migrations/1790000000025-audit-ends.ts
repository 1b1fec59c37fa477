import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { index, integer, maybe } from '../columns.ts';

const table = 'audit_entry';
const former = index('IX_audit_entry_subject', 'subjectType', 'subjectId');
const present = index('IX_audit_entry_subject_id', 'subjectId');

/** Where the audit begins once its oldest entries are gone; and an index for who asks by the id alone. */
export class AuditEnds1790000000025 implements MigrationInterface {
  name = 'AuditEnds1790000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('audit_head', new TableColumn(integer('removedSeq', { isNullable: true })));
    await runner.addColumn('audit_head', new TableColumn(maybe('removedHash', 64)));
    await runner.createIndex(table, new TableIndex(present));
    await runner.dropIndex(table, former.name as string);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex(table, new TableIndex(former));
    await runner.dropIndex(table, present.name as string);
    await runner.dropColumn('audit_head', 'removedHash');
    await runner.dropColumn('audit_head', 'removedSeq');
  }
}
