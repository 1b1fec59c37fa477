import { flag, index, instant, integer, key, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** Sums of facts, empty until they are made where facts were there before; and what a question about one area reads of facts. */
export class Rollups1790000000528 implements MigrationInterface {
  name = 'Rollups1790000000528';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
    for (const [table, columns] of indices) await runner.createIndex(table, new TableIndex(index(`IX_${table}_area`, ...columns)));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of indices) await runner.dropIndex(table, `IX_${table}_area`);
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }
}

const indices: [table: string, columns: string[]][] = [
  ['registration_fact', ['knownTo', 'areaId', 'roundYear']],
  ['recognition_fact', ['knownTo', 'areaId', 'roundYear']],
  ['session_fact', ['knownTo', 'areaId', 'heldOn']],
];

const isPrimary = { isPrimary: true };
const area = key('areaId', 40);
const month = key('day', 10);
const round = integer('roundYear', isPrimary);
const records = integer('records');
const programme = key('programme', 30);
const channel = key('channel', 20);
const ofUnit = [key('unitKind', 20), key('managementLevel', 20), flag('isKeyEconomic', isPrimary), flag('isLarge', isPrimary)];
const ofClass = [programme, key('kind', 20), records, integer('learners'), integer('passed'), integer('attendances')];
const recognised = [integer('recognised'), integer('excellent'), integer('good'), integer('average')];

const tables = [
  {
    name: 'province_of_area',
    columns: [area, text('provinceId', 40)],
    indices: [index('IX_province_of_area_province', 'provinceId')],
  },
  { name: 'rollup_check', columns: [key('tableName', 40), instant('checkedAt'), integer('differing')] },
  { name: 'registrations_by_commune', columns: [area, round, ...ofUnit, key('ruleSetId', 20), records, integer('counted')] },
  { name: 'registrations_by_province', columns: [round, area, ...ofUnit, key('ruleSetId', 20), records, integer('counted')] },
  { name: 'recognitions_by_commune', columns: [area, round, ...ofUnit, records, ...recognised] },
  { name: 'recognitions_by_province', columns: [round, area, ...ofUnit, records, ...recognised] },
  { name: 'sessions_by_commune', columns: [area, month, programme, channel, records, integer('attendances')] },
  { name: 'sessions_by_province', columns: [month, area, programme, records, integer('attendances')] },
  { name: 'classes_by_commune', columns: [area, month, ...ofClass] },
  { name: 'classes_by_province', columns: [month, area, ...ofClass] },
  { name: 'sessions_by_province_channel', columns: [month, area, programme, channel, records, integer('attendances')] },
];
