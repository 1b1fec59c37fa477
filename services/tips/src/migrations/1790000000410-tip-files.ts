import { bytes, index, instant, integer, key, maybe } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** Pictures of tips, in sealed pieces. */
export class TipFiles1790000000410 implements MigrationInterface {
  name = 'TipFiles1790000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'tip_file',
        columns: [key('id', 36), maybe('tipId', 36), bytes('sealedDetails', nullable), instant('expiresAt', nullable)],
        indices: [index('IX_tip_file_tip', 'tipId'), index('IX_tip_file_expiry', 'expiresAt')],
      }),
    );
    await runner.createTable(
      new Table({ name: 'tip_file_part', columns: [key('fileId', 36), integer('place', { isPrimary: true }), bytes('sealed')] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('tip_file_part');
    await runner.dropTable('tip_file');
  }
}
