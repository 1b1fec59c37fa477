import { day, flag, index, integer, key, longText, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** What a unit keeps for the programme: commitments, rules, regulations, models, plans, reviews; and its guard readiness. */
export class ProgrammeRecords1790000000110 implements MigrationInterface {
  name = 'ProgrammeRecords1790000000110';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}

const ofUnit = [key('id', 36), integer('version'), text('unitId', 36), text('areaId', 40), flag('synthetic')];

const tables = [
  {
    name: 'commitment',
    columns: [
      ...ofUnit,
      text('state', 20),
      text('kind', 20),
      integer('year'),
      maybe('liveKey', 60),
      integer('eligibleCount'),
      integer('signedCount'),
      day('signedOn', nullable),
      longText('basisIds'),
    ],
    indices: [
      unique('UQ_commitment_live', 'liveKey'),
      index('IX_commitment_unit', 'unitId'),
      index('IX_commitment_year', 'year', 'state'),
      index('IX_commitment_area', 'areaId'),
    ],
  },
  {
    name: 'internal_rule',
    columns: [
      ...ofUnit,
      text('state', 20),
      text('kind', 30),
      maybe('liveKey', 70),
      text('documentNumber', 60),
      integer('edition', nullable),
      day('approvedOn', nullable),
      day('reviewDueOn', nullable),
      day('endedOn', nullable),
      maybe('endReason', 1000),
      longText('basisIds'),
    ],
    indices: [
      unique('UQ_internal_rule_live', 'liveKey'),
      unique('UQ_internal_rule_edition', 'unitId', 'kind', 'edition'),
      index('IX_internal_rule_review', 'state', 'reviewDueOn'),
      index('IX_internal_rule_area', 'areaId'),
    ],
  },
  {
    name: 'coordination_regulation',
    columns: [
      ...ofUnit,
      text('state', 30),
      text('theme', 30),
      text('title', 300),
      text('documentNumber', 60),
      longText('authorityIds'),
      maybe('replacesId', 36),
      day('signedOn', nullable),
      day('endsOn', nullable),
      day('endedOn', nullable),
      maybe('endReason', 1000),
      longText('basisIds'),
    ],
    indices: [
      index('IX_coordination_regulation_unit', 'unitId'),
      index('IX_coordination_regulation_end', 'state', 'endsOn'),
      index('IX_coordination_regulation_area', 'areaId'),
    ],
  },
  {
    name: 'model',
    columns: [
      ...ofUnit,
      text('state', 20),
      text('kind', 30),
      text('name', 200),
      day('foundedOn'),
      integer('members'),
      maybe('replicatedFromId', 36),
      text('rootId', 36),
      day('launchedOn', nullable),
      day('endedOn', nullable),
      maybe('endReason', 1000),
      longText('basisIds'),
    ],
    indices: [
      index('IX_model_unit', 'unitId'),
      index('IX_model_state', 'state', 'kind'),
      index('IX_model_area', 'areaId'),
      index('IX_model_origin', 'replicatedFromId'),
      index('IX_model_root', 'rootId', 'foundedOn'),
    ],
  },
  {
    name: 'plan',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      maybe('unitId', 36),
      maybe('authorityId', 64),
      text('areaId', 40),
      integer('year'),
      text('title', 300),
      longText('tasks'),
      day('nextDueOn', nullable),
      day('approvedOn', nullable),
      day('closedOn', nullable),
      longText('basisIds'),
      flag('synthetic'),
    ],
    indices: [
      index('IX_plan_unit', 'unitId'),
      index('IX_plan_authority', 'authorityId'),
      index('IX_plan_year', 'year', 'state'),
      index('IX_plan_due', 'state', 'nextDueOn'),
      index('IX_plan_area', 'areaId'),
    ],
  },
  {
    name: 'review',
    columns: [
      ...ofUnit,
      text('state', 20),
      text('kind', 20),
      text('subject', 20),
      day('periodFrom'),
      day('periodTo'),
      day('dueOn'),
      day('heldOn', nullable),
      day('reportedOn', nullable),
      day('acceptedOn', nullable),
      integer('returns'),
      maybe('returnReason', 1000),
      maybe('qualityGrade', 10),
      flag('overdueTold'),
    ],
    indices: [index('IX_review_unit', 'unitId'), index('IX_review_due', 'state', 'dueOn'), index('IX_review_area', 'areaId')],
  },
  { name: 'unit_readiness', columns: [key('unitId', 36), day('assessedOn'), flag('ready'), longText('reasons')] },
];
