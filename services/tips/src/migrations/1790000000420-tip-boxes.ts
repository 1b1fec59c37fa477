import { day, flag, index, integer, key, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** Tip boxes with their openings and custody records, and requests for protection. */
export class TipBoxes1790000000420 implements MigrationInterface {
  name = 'TipBoxes1790000000420';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}

const tables = [
  {
    name: 'tip_box',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('code', 40),
      text('place', 200),
      text('areaId', 40),
      maybe('unitId', 36),
      text('custodian', 120),
      maybe('sealNo', 40),
      day('installedOn'),
      day('activatedOn', nullable),
      day('removedOn', nullable),
      integer('openEveryDays'),
      day('lastOpenedOn', nullable),
      integer('lastCount', nullable),
      day('openDueOn', nullable),
      flag('synthetic'),
    ],
    indices: [
      unique('UQ_tip_box_code', 'code'),
      index('IX_tip_box_due', 'state', 'openDueOn'),
      index('IX_tip_box_area', 'areaId'),
      index('IX_tip_box_unit', 'unitId'),
    ],
  },
  {
    name: 'tip_box_custody',
    columns: [
      key('id', 36),
      text('tipBoxId', 36),
      integer('line'),
      text('act', 20),
      day('doneOn'),
      maybe('actor', 36),
      maybe('sealNo', 40),
      text('custodian', 120),
    ],
    indices: [unique('UQ_tip_box_custody_line', 'tipBoxId', 'line')],
  },
  {
    name: 'tip_box_opening',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('tipBoxId', 36),
      text('areaId', 40),
      maybe('unitId', 36),
      day('openedOn'),
      text('expectedSealNo', 40),
      maybe('foundSealNo', 40),
      flag('sealDiffers'),
      day('sealSettledOn', nullable),
      text('newSealNo', 40),
      integer('count'),
      integer('secondCount', nullable),
      maybe('openedBy', 36),
      maybe('countedBy', 36),
      integer('transcribed'),
      integer('discarded'),
      day('closeDueOn'),
      day('papersSettledOn', nullable),
      flag('pending'),
      flag('synthetic'),
    ],
    indices: [index('IX_tip_box_opening_box', 'tipBoxId', 'openedOn'), index('IX_tip_box_opening_pending', 'pending', 'closeDueOn')],
  },
  {
    name: 'protection_request',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('tipId', 36),
      day('requestedOn'),
      day('passedOn', nullable),
      maybe('agencyReference', 100),
      day('withdrawnOn', nullable),
      flag('synthetic'),
    ],
    indices: [unique('UQ_protection_request_tip', 'tipId'), index('IX_protection_request_state', 'state', 'requestedOn')],
  },
];
