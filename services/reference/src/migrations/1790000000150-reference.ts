import { day, flag, index, integer, key, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** What is kept of areas, units and legal documents. */
export class Reference1790000000150 implements MigrationInterface {
  name = 'Reference1790000000150';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}

const tables = [
  {
    name: 'area_ref',
    columns: [
      key('id', 40),
      text('code', 10),
      text('name', 100),
      text('type', 20),
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
      maybe('subKind', 30),
      text('state', 20),
      text('managementLevel', 20),
      text('areaId', 40),
      flag('isKeyEconomic'),
      flag('isLarge'),
      flag('fireRisk'),
      integer('headcountStaff', nullable),
      integer('headcountPupils', nullable),
      day('openedOn'),
      day('closedOn', nullable),
      maybe('successorId', 36),
      flag('synthetic'),
    ],
    indices: [unique('UQ_unit_ref_code', 'code'), index('IX_unit_ref_area', 'areaId')],
  },
  {
    name: 'unit_place',
    columns: [key('unitId', 36), day('validFrom', { isPrimary: true }), text('areaId', 40), day('validTo', nullable)],
    indices: [index('IX_unit_place_area', 'areaId')],
  },
  { name: 'legal_document_ref', columns: [key('id', 40), text('number', 60)] },
];
