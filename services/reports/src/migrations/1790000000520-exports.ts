import { bytes, index, instant, integer, key, longText, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** Files that people ask for, and their pieces. */
export class Exports1790000000520 implements MigrationInterface {
  name = 'Exports1790000000520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'export',
        columns: [
          key('id', 36),
          text('ownerId', 200),
          integer('slot', nullable),
          longText('requester'),
          longText('request'),
          text('format', 10),
          text('state', 10),
          integer('attempt'),
          integer('rowsDone'),
          integer('rowsTotal', nullable),
          longText('files'),
          longText('failure', nullable),
          instant('requestedAt'),
          instant('finishedAt', nullable),
          instant('expiresAt', nullable),
        ],
        indices: [
          unique('UQ_export_slot', 'ownerId', 'slot'),
          index('IX_export_owner', 'ownerId', 'id'),
          index('IX_export_state', 'state', 'id'),
        ],
      }),
    );
    const primary = { isPrimary: true };
    await runner.createTable(
      new Table({
        name: 'export_part',
        columns: [key('exportId', 36), integer('file', primary), integer('place', primary), bytes('bytes')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('export_part');
    await runner.dropTable('export');
  }
}
