import { day, flag, index, integer, key, longText, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** Guards with posts and certificates; norms and rates; teams; equipment with its counts; what was published and reminded of. */
export class Personnel1790000000200 implements MigrationInterface {
  name = 'Personnel1790000000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}

const row = [key('id', 36), integer('version'), text('state', 20)];
const ofUnit = [text('unitId', 36), text('areaId', 40)];
const period = [day('validFrom'), day('validTo', nullable)];

const tables = [
  {
    name: 'guard',
    columns: [
      ...row,
      ...ofUnit,
      text('fullName', 200),
      text('foldedName', 200),
      text('sortKey', 450),
      integer('birthYear'),
      text('kind', 20),
      text('education', 20),
      longText('criteriaChecks'),
      day('startOn', nullable),
      day('endOn', nullable),
      integer('allowanceMonthly', nullable),
      maybe('stateReason', 500),
      flag('synthetic'),
    ],
    indices: [
      index('IX_guard_unit', 'unitId', 'state'),
      index('IX_guard_area', 'areaId'),
      index('IX_guard_sort', 'sortKey', 'id'),
      index('IX_guard_person', 'foldedName', 'birthYear'),
      index('IX_guard_start', 'state', 'startOn'),
      index('IX_guard_end', 'state', 'endOn'),
    ],
  },
  {
    name: 'guard_post',
    columns: [
      key('id', 36),
      text('guardId', 36),
      text('unitId', 36),
      text('kind', 20),
      integer('allowanceMonthly', nullable),
      day('startOn'),
      day('endOn', nullable),
    ],
    indices: [index('IX_guard_post_guard', 'guardId'), index('IX_guard_post_unit', 'unitId', 'startOn')],
  },
  {
    name: 'certificate',
    columns: [
      ...row,
      text('guardId', 36),
      ...ofUnit,
      text('kind', 20),
      text('issuedBy', 64),
      day('issuedOn'),
      day('expiresOn', nullable),
      maybe('classId', 36),
      maybe('number', 60),
      day('revokedOn', nullable),
      maybe('stateReason', 500),
      flag('synthetic'),
    ],
    indices: [
      index('IX_certificate_guard', 'guardId', 'kind', 'issuedOn', 'expiresOn', 'revokedOn'),
      index('IX_certificate_expiry', 'expiresOn', 'id'),
    ],
  },
  {
    name: 'staffing_norm',
    columns: [
      ...row,
      ...ofUnit,
      maybe('openKey', 36),
      integer('requiredFullTime'),
      integer('requiredPartTime'),
      longText('equipment'),
      longText('basisIds'),
      ...period,
      flag('synthetic'),
    ],
    indices: [unique('UQ_staffing_norm_open', 'openKey'), index('IX_staffing_norm_unit', 'unitId', 'validFrom')],
  },
  {
    name: 'allowance_rate',
    columns: [
      ...row,
      text('guardKind', 20),
      maybe('openKey', 20),
      integer('floorMonthly'),
      longText('basisIds'),
      ...period,
      flag('synthetic'),
    ],
    indices: [unique('UQ_allowance_rate_open', 'openKey'), index('IX_allowance_rate_kind', 'guardKind', 'validFrom')],
  },
  {
    name: 'team',
    columns: [
      ...row,
      text('kind', 20),
      maybe('unitId', 36),
      text('areaId', 40),
      integer('memberCount'),
      day('formedOn'),
      day('disbandedOn', nullable),
      maybe('stateReason', 500),
      flag('synthetic'),
    ],
    indices: [index('IX_team_unit', 'unitId'), index('IX_team_area', 'areaId')],
  },
  {
    name: 'equipment_holding',
    columns: [
      ...row,
      ...ofUnit,
      text('type', 30),
      integer('held'),
      integer('usable'),
      maybe('permitNo', 60),
      day('permitExpiresOn', nullable),
      day('countedOn', nullable),
      maybe('stateReason', 500),
      flag('synthetic'),
    ],
    indices: [
      index('IX_equipment_holding_unit', 'unitId'),
      index('IX_equipment_holding_area', 'areaId'),
      index('IX_equipment_holding_expiry', 'permitExpiresOn', 'id'),
    ],
  },
  {
    name: 'equipment_count',
    columns: [
      key('id', 36),
      text('holdingId', 36),
      text('unitId', 36),
      text('type', 30),
      integer('held'),
      integer('usable'),
      day('permitExpiresOn', nullable),
      ...period,
    ],
    indices: [index('IX_equipment_count_holding', 'holdingId'), index('IX_equipment_count_unit', 'unitId', 'validFrom')],
  },
  { name: 'published_readiness', columns: [key('id', 36), integer('version'), text('content', 2000)] },
  { name: 'reminder', columns: [key('itemId', 36), day('expiresOn'), integer('threshold')] },
];
