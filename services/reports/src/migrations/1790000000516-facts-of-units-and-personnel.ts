import { day, flag, index, integer, maybe, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { areaRecordFact, fact, factLine, unitRecordFact } from './fact-columns.ts';

const nullable = { isNullable: true };

/**
 * Units, their papers and their guards, with all that was ever known of them. What a unit has is found by `unitId` and
 * `knownTo` together: with `unitId` alone SQLite prefers an index of days and reads everything for each unit.
 */
export class FactsOfUnitsAndPersonnel1790000000516 implements MigrationInterface {
  name = 'FactsOfUnitsAndPersonnel1790000000516';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }
}

const tables = [
  {
    name: 'unit_fact',
    columns: [
      ...unitRecordFact,
      text('state', 20),
      maybe('size', 20),
      day('areaSince', nullable),
      flag('fireRisk'),
      integer('headcountStaff', nullable),
      integer('headcountPupils', nullable),
      day('openedOn'),
      day('closedOn', nullable),
    ],
    indices: [
      index('IX_unit_fact_area', 'knownTo', 'areaId'),
      index('IX_unit_fact_unit', 'unitId'),
      index('IX_unit_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'commitment_fact',
    columns: [
      ...unitRecordFact,
      text('state', 20),
      text('kind', 20),
      integer('year'),
      integer('eligibleCount'),
      integer('signedCount'),
      day('signedOn'),
    ],
    indices: [
      index('IX_commitment_fact_year', 'knownTo', 'year', 'areaId'),
      index('IX_commitment_fact_unit', 'unitId', 'knownTo', 'year'),
      index('IX_commitment_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'internal_rule_fact',
    columns: [...unitRecordFact, text('state', 20), text('kind', 30), day('approvedOn'), day('reviewDueOn'), day('endedOn', nullable)],
    indices: [
      index('IX_internal_rule_fact_day', 'knownTo', 'approvedOn', 'areaId'),
      index('IX_internal_rule_fact_unit', 'unitId', 'knownTo', 'approvedOn'),
      index('IX_internal_rule_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'coordination_regulation_fact',
    columns: [...unitRecordFact, text('state', 20), text('theme', 30), day('signedOn'), day('endsOn', nullable), day('endedOn', nullable)],
    indices: [
      index('IX_coordination_regulation_fact_day', 'knownTo', 'signedOn', 'areaId'),
      index('IX_coordination_regulation_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'model_fact',
    columns: [
      ...unitRecordFact,
      text('state', 20),
      text('kind', 30),
      maybe('replicatedFromId', 36),
      integer('replications'),
      day('launchedOn'),
      day('endedOn', nullable),
    ],
    indices: [
      index('IX_model_fact_day', 'knownTo', 'launchedOn', 'areaId'),
      index('IX_model_fact_unit', 'unitId', 'knownTo', 'launchedOn'),
      index('IX_model_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'review_fact',
    columns: [
      ...unitRecordFact,
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
      maybe('qualityGrade', 20),
    ],
    indices: [
      index('IX_review_fact_day', 'knownTo', 'dueOn', 'areaId'),
      index('IX_review_fact_unit', 'unitId', 'knownTo'),
      index('IX_review_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'plan_fact',
    columns: [
      ...areaRecordFact,
      text('state', 20),
      integer('year'),
      integer('tasks'),
      integer('done'),
      integer('doneOnTime'),
      text('openDueOn', 700),
      day('approvedOn'),
      day('closedOn', nullable),
    ],
    indices: [index('IX_plan_fact_year', 'knownTo', 'year', 'areaId'), index('IX_plan_fact_known', 'knownFrom')],
  },
  {
    name: 'guard_fact',
    columns: [
      ...unitRecordFact,
      text('state', 20),
      text('kind', 20),
      day('startOn', nullable),
      day('endOn', nullable),
      day('certificateFrom', nullable),
      day('certificateTo', nullable),
      integer('allowanceBand', nullable),
    ],
    indices: [
      index('IX_guard_fact_day', 'knownTo', 'startOn', 'areaId'),
      index('IX_guard_fact_unit', 'unitId'),
      index('IX_guard_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'norm_fact',
    columns: [
      ...unitRecordFact,
      text('state', 20),
      integer('requiredFullTime'),
      integer('requiredPartTime'),
      day('validFrom'),
      day('validTo', nullable),
    ],
    indices: [
      index('IX_norm_fact_day', 'knownTo', 'validFrom', 'areaId'),
      index('IX_norm_fact_unit', 'unitId'),
      index('IX_norm_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'norm_line_fact',
    columns: [...factLine, text('type', 30), integer('required')],
  },
  {
    name: 'equipment_fact',
    columns: [...unitRecordFact, text('state', 20), text('type', 30), integer('held'), integer('usable'), day('permitExpiresOn', nullable)],
    indices: [
      index('IX_equipment_fact_area', 'knownTo', 'areaId'),
      index('IX_equipment_fact_unit', 'unitId'),
      index('IX_equipment_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'readiness_fact',
    columns: [
      ...unitRecordFact,
      day('assessedOn'),
      flag('ready'),
      integer('requiredFullTime', nullable),
      integer('requiredPartTime', nullable),
      integer('activeFullTime'),
      integer('activePartTime'),
      integer('activeService'),
      integer('certified'),
      integer('equipmentRequired'),
      integer('equipmentUsable'),
      integer('belowFloor'),
      text('reasons', 255),
    ],
    indices: [
      index('IX_readiness_fact_area', 'knownTo', 'areaId'),
      index('IX_readiness_fact_unit', 'unitId'),
      index('IX_readiness_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'team_fact',
    columns: [
      ...areaRecordFact,
      text('state', 20),
      text('kind', 20),
      integer('memberCount'),
      day('formedOn'),
      day('disbandedOn', nullable),
    ],
    indices: [index('IX_team_fact_day', 'knownTo', 'formedOn', 'areaId'), index('IX_team_fact_known', 'knownFrom')],
  },
  {
    name: 'allowance_rate_fact',
    columns: [...fact, text('state', 20), text('guardKind', 20), integer('floorMonthly'), day('validFrom'), day('validTo', nullable)],
    indices: [index('IX_allowance_rate_fact_day', 'knownTo', 'validFrom'), index('IX_allowance_rate_fact_known', 'knownFrom')],
  },
];
