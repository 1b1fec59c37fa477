import { index, instant, integer, key, longText, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** Snapshots of figures, a chain of hashes. */
export class Snapshots1790000000526 implements MigrationInterface {
  name = 'Snapshots1790000000526';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'snapshot',
        columns: [
          key('id', 36),
          integer('seq'),
          text('title', 200),
          text('what', 20),
          maybe('code', 10),
          instant('takenAt'),
          text('takenBy', 36),
          text('previousHash', 64),
          text('hash', 64),
        ],
        indices: [unique('UQ_snapshot_seq', 'seq'), index('IX_snapshot_code', 'code', 'seq')],
      }),
    );
    await runner.createTable(
      new Table({ name: 'snapshot_part', columns: [key('snapshotId', 36), integer('part', { isPrimary: true }), longText('text')] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('snapshot_part');
    await runner.dropTable('snapshot');
  }
}
