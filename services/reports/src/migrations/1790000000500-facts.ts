import { day, flag, index, instant, integer, key, maybe, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };
const roundFact = [
  key('id', 36),
  text('unitId', 36),
  text('unitKind', 20),
  text('managementLevel', 20),
  flag('isKeyEconomic'),
  flag('isLarge'),
  text('areaId', 40),
  integer('roundYear'),
  text('state', 20),
  instant('eventTime'),
  flag('synthetic'),
];
const counted = ['roundYear', 'state', 'areaId', 'unitId'];

/** Areas and units as others publish them, and the facts of the yearly round. */
export class Facts1790000000500 implements MigrationInterface {
  name = 'Facts1790000000500';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }
}

export const tables = [
  {
    name: 'area_ref',
    columns: [
      key('id', 40),
      text('code', 10),
      text('name', 100),
      text('level', 20),
      maybe('parentId', 40),
      day('validFrom'),
      day('validTo', nullable),
    ],
  },
  { name: 'area_cover', columns: [key('areaId', 40), key('coveredId', 40)], indices: [index('IX_area_cover_covered', 'coveredId')] },
  {
    name: 'unit_ref',
    columns: [
      key('id', 36),
      text('code', 40),
      text('name', 200),
      text('kind', 20),
      text('state', 20),
      text('areaId', 40),
      flag('synthetic'),
    ],
  },
  {
    name: 'registration_fact',
    columns: [...roundFact, text('ruleSetId', 20), day('submittedOn', nullable), flag('late')],
    indices: [index('IX_registration_fact_round', ...counted), index('IX_registration_fact_time', 'eventTime')],
  },
  {
    name: 'recognition_fact',
    columns: [...roundFact, text('registrationId', 36), day('decidedOn'), maybe('grade', 20)],
    indices: [index('IX_recognition_fact_round', ...counted), index('IX_recognition_fact_time', 'eventTime')],
  },
];
