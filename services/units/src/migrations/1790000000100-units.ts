import { day, flag, index, integer, key, longText, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** Areas, authorities, documents and rule sets; units; registrations and recognitions. */
export class Units1790000000100 implements MigrationInterface {
  name = 'Units1790000000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...referenceTables, ...programmeTables]) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...referenceTables, ...programmeTables].reverse()) await runner.dropTable(name);
  }
}

const referenceTables = [
  {
    name: 'area',
    columns: [
      key('id', 40),
      text('code', 10),
      text('name', 100),
      text('type', 20),
      text('level', 20),
      maybe('parentId', 40),
      day('validFrom'),
      day('validTo', nullable),
      maybe('basisId', 40),
      text('foldedName', 120),
      text('sortKey', 250),
    ],
    indices: [unique('UQ_area_code', 'code', 'validFrom'), index('IX_area_parent', 'parentId'), index('IX_area_sort', 'sortKey', 'id')],
  },
  {
    name: 'area_succession',
    columns: [key('fromId', 40), key('toId', 40), text('kind', 10), day('takesEffectOn')],
    indices: [index('IX_area_succession_to', 'toId')],
  },
  { name: 'area_cover', columns: [key('areaId', 40), key('coveredId', 40)], indices: [index('IX_area_cover_covered', 'coveredId')] },
  {
    name: 'authority',
    columns: [
      key('id', 64),
      text('name', 200),
      text('kind', 30),
      text('level', 20),
      text('areaId', 40),
      maybe('parentId', 64),
      day('validFrom'),
      day('validTo', nullable),
      text('sortKey', 250),
    ],
    indices: [index('IX_authority_area', 'areaId'), index('IX_authority_parent', 'parentId'), index('IX_authority_sort', 'sortKey', 'id')],
  },
  {
    name: 'legal_document',
    columns: [
      key('id', 40),
      text('number', 60),
      longText('aliases'),
      text('issuer', 200),
      day('issuedOn', nullable),
      text('subject', 500),
      day('inForceFrom', nullable),
      day('inForceTo', nullable),
      maybe('replacesId', 40),
    ],
  },
  { name: 'rule_set', columns: [key('id', 20), text('documentId', 40), day('validFrom'), day('validTo', nullable), longText('content')] },
];

const programmeTables = [
  {
    name: 'unit',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('code', 40),
      text('name', 200),
      longText('aliases'),
      text('foldedName', 1000),
      text('sortKey', 450),
      text('kind', 20),
      maybe('subKind', 30),
      maybe('size', 10),
      text('managementLevel', 20),
      text('areaId', 40),
      integer('headcountStaff', nullable),
      integer('headcountPupils', nullable),
      flag('isKeyEconomic'),
      flag('fireRisk'),
      maybe('publicContact', 20),
      day('openedOn'),
      day('closedOn', nullable),
      maybe('successorId', 36),
      maybe('stateReason', 500),
      flag('synthetic'),
    ],
    indices: [unique('UQ_unit_code', 'code'), index('IX_unit_sort', 'sortKey', 'id'), index('IX_unit_area', 'areaId')],
  },
  {
    name: 'unit_area',
    columns: [key('unitId', 36), day('validFrom', { isPrimary: true }), text('areaId', 40), day('validTo', nullable)],
    indices: [index('IX_unit_area_area', 'areaId')],
  },
  {
    name: 'registration',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('unitId', 36),
      integer('roundYear'),
      text('ruleSetId', 20),
      maybe('liveKey', 60),
      text('areaId', 40),
      day('submittedOn', nullable),
      flag('late'),
      longText('criteria'),
      longText('documents'),
      maybe('returnReason', 1000),
      day('selfAssessedOn', nullable),
      day('appraisedOn', nullable),
      flag('proposed', nullable),
      maybe('decidingLevel', 20),
      flag('synthetic'),
    ],
    indices: [
      unique('UQ_registration_live', 'liveKey'),
      index('IX_registration_unit', 'unitId'),
      index('IX_registration_round', 'roundYear', 'state'),
      index('IX_registration_area', 'areaId'),
    ],
  },
  {
    name: 'recognition',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('registrationId', 36),
      text('unitId', 36),
      integer('roundYear'),
      text('areaId', 40),
      maybe('grade', 20),
      text('authorityId', 64),
      text('authorityLevel', 20),
      text('decisionNo', 60),
      day('decidedOn'),
      longText('basisIds'),
      day('revokedOn', nullable),
      maybe('reasonCode', 30),
      maybe('reason', 1000),
      flag('synthetic'),
    ],
    indices: [
      unique('UQ_recognition_registration', 'registrationId'),
      index('IX_recognition_unit', 'unitId'),
      index('IX_recognition_round', 'roundYear', 'state'),
      index('IX_recognition_area', 'areaId'),
    ],
  },
];
