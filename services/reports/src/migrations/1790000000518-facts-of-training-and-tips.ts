import { day, flag, index, integer, maybe, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { audienceLine, fact, factLine } from './fact-columns.ts';

const nullable = { isNullable: true };

/** Classes, and what topics tell of tips, with all that was ever known of them. */
export class FactsOfTrainingAndTips1790000000518 implements MigrationInterface {
  name = 'FactsOfTrainingAndTips1790000000518';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }
}

const tables = [
  {
    name: 'class_fact',
    columns: [
      ...fact,
      text('state', 20),
      text('kind', 20),
      text('programme', 30),
      text('counts', 20),
      text('topic', 30),
      maybe('areaId', 40),
      day('firstDay'),
      day('lastDay'),
      day('completedOn', nullable),
      day('verifiedOn', nullable),
      maybe('countMethod', 20),
      integer('learners'),
      integer('passed'),
    ],
    indices: [index('IX_class_fact_day', 'knownTo', 'firstDay', 'areaId'), index('IX_class_fact_known', 'knownFrom')],
  },
  {
    name: 'class_line_fact',
    columns: [...audienceLine, integer('learners', nullable), integer('passed', nullable)],
    indices: [index('IX_class_line_fact_unit', 'unitId')],
  },
  {
    name: 'tip_fact',
    columns: [
      ...fact,
      text('state', 20),
      text('channel', 20),
      text('category', 20),
      text('areaId', 40),
      day('receivedOn'),
      maybe('value', 20),
      maybe('sourceUnitKind', 20),
      flag('extended'),
      flag('forwardedInTime', nullable),
      flag('acknowledgedInTime', nullable),
      flag('resolvedInTime', nullable),
    ],
    indices: [index('IX_tip_fact_day', 'knownTo', 'receivedOn', 'areaId'), index('IX_tip_fact_known', 'knownFrom')],
  },
  {
    name: 'case_outcome_fact',
    columns: [...fact, text('state', 20), text('category', 20), text('areaId', 40), day('clarifiedOn'), integer('arrestedCount')],
    indices: [index('IX_case_outcome_fact_day', 'knownTo', 'clarifiedOn', 'areaId'), index('IX_case_outcome_fact_known', 'knownFrom')],
  },
  {
    name: 'tip_box_fact',
    columns: [...fact, text('state', 20), text('areaId', 40), day('activatedOn', nullable), day('openDueOn', nullable)],
    indices: [index('IX_tip_box_fact_area', 'knownTo', 'areaId'), index('IX_tip_box_fact_known', 'knownFrom')],
  },
  {
    name: 'purged_tips_fact',
    columns: [...fact, day('firstDay')],
    indices: [index('IX_purged_tips_fact_day', 'knownTo', 'firstDay'), index('IX_purged_tips_fact_known', 'knownFrom')],
  },
  {
    name: 'purged_tips_line_fact',
    columns: [
      ...factLine,
      text('category', 20),
      maybe('channel', 20),
      maybe('value', 20),
      maybe('sourceUnitKind', 20),
      integer('tips'),
      integer('extended', nullable),
      integer('forwarded', nullable),
      integer('forwardedInTime', nullable),
      integer('acknowledged', nullable),
      integer('acknowledgedInTime', nullable),
      integer('resolved', nullable),
      integer('resolvedInTime', nullable),
    ],
  },
  {
    name: 'tip_summary_fact',
    columns: [
      ...fact,
      day('firstDay'),
      day('lastDay'),
      integer('total', nullable),
      integer('year', nullable),
      integer('cases', nullable),
      integer('arrested', nullable),
    ],
    indices: [index('IX_tip_summary_fact_day', 'knownTo', 'firstDay'), index('IX_tip_summary_fact_known', 'knownFrom')],
  },
  {
    name: 'tip_summary_line_fact',
    columns: [...factLine, text('category', 20), integer('tips', nullable)],
  },
];
