import { day, flag, index, integer, key, longText, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** Campaigns and broadcast columns; sessions and classes with their lines; enrolments; what is kept of guards and models. */
export class Training1790000000300 implements MigrationInterface {
  name = 'Training1790000000300';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}

const tables = [
  {
    name: 'campaign',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('name', 200),
      text('programme', 30),
      day('firstDay'),
      day('lastDay'),
      longText('organisers'),
      longText('basisIds'),
      flag('synthetic'),
    ],
    indices: [index('IX_campaign_day', 'firstDay', 'id')],
  },
  {
    name: 'broadcast_column',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('name', 200),
      text('sortKey', 450),
      text('broadcaster', 200),
      integer('editionCount'),
      day('lastEditionOn', nullable),
      flag('synthetic'),
    ],
    indices: [index('IX_broadcast_column_sort', 'sortKey', 'id')],
  },
  { name: 'broadcast_edition', columns: [key('columnId', 36), day('airedOn', { isPrimary: true }), longText('topics')] },
  {
    name: 'session',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('ownerId', 200),
      maybe('reporterId', 200),
      text('programme', 30),
      text('channel', 20),
      longText('topics'),
      longText('organisers'),
      longText('partners'),
      maybe('areaId', 40),
      day('plannedOn', nullable),
      day('heldOn', nullable),
      day('reportedOn', nullable),
      day('verifiedOn', nullable),
      maybe('place', 300),
      maybe('campaignId', 36),
      maybe('modelId', 36),
      longText('unitIds'),
      maybe('countMethod', 20),
      maybe('reason', 500),
      integer('versionNumber'),
      maybe('correctionReason', 500),
      maybe('correctsId', 36),
      maybe('correctionKey', 36),
      flag('synthetic'),
    ],
    indices: [
      unique('UQ_session_correction', 'correctionKey'),
      index('IX_session_held', 'state', 'heldOn'),
      index('IX_session_area', 'areaId'),
      index('IX_session_owner', 'ownerId'),
      index('IX_session_campaign', 'campaignId'),
      index('IX_session_model', 'modelId'),
    ],
  },
  {
    name: 'session_line',
    columns: [
      key('sessionId', 36),
      integer('lineNo', { isPrimary: true }),
      maybe('unitId', 36),
      maybe('unitAreaId', 40),
      text('audience', 20),
      integer('attendance', nullable),
    ],
    indices: [index('IX_session_line_unit', 'unitId')],
  },
  {
    name: 'training_class',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('ownerId', 200),
      maybe('reporterId', 200),
      text('kind', 20),
      text('programme', 30),
      text('counts', 20),
      text('topic', 20),
      longText('organisers'),
      maybe('areaId', 40),
      day('firstDay'),
      day('lastDay'),
      integer('places', nullable),
      maybe('place', 300),
      maybe('issuerId', 64),
      longText('unitIds'),
      maybe('countMethod', 20),
      day('completedOn', nullable),
      day('verifiedOn', nullable),
      maybe('reason', 500),
      flag('synthetic'),
    ],
    indices: [
      index('IX_training_class_day', 'state', 'firstDay'),
      index('IX_training_class_area', 'areaId'),
      index('IX_training_class_owner', 'ownerId'),
    ],
  },
  {
    name: 'class_line',
    columns: [
      key('classId', 36),
      integer('lineNo', { isPrimary: true }),
      maybe('unitId', 36),
      maybe('unitAreaId', 40),
      text('audience', 20),
      integer('learners', nullable),
      integer('passed', nullable),
    ],
    indices: [index('IX_class_line_unit', 'unitId')],
  },
  {
    name: 'enrolment',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('classId', 36),
      text('guardId', 36),
      maybe('liveKey', 80),
      text('unitId', 36),
      text('unitAreaId', 40),
      text('ownerId', 200),
      maybe('areaId', 40),
      maybe('result', 10),
      maybe('certificateKind', 20),
      maybe('issuedBy', 64),
      day('issuedOn', nullable),
      day('expiresOn', nullable),
      flag('synthetic'),
    ],
    indices: [
      unique('UQ_enrolment_live', 'liveKey'),
      index('IX_enrolment_class', 'classId'),
      index('IX_enrolment_guard', 'guardId'),
      index('IX_enrolment_unit', 'unitId'),
      index('IX_enrolment_expiry', 'state', 'expiresOn'),
    ],
  },
  {
    name: 'guard_ref',
    columns: [key('id', 36), text('unitId', 36), text('areaId', 40), text('kind', 20), text('state', 20)],
    indices: [index('IX_guard_ref_unit', 'unitId'), index('IX_guard_ref_area', 'areaId')],
  },
  {
    name: 'model_ref',
    columns: [key('id', 36), text('unitId', 36), text('areaId', 40), text('name', 200), text('state', 20)],
    indices: [index('IX_model_ref_unit', 'unitId')],
  },
];
