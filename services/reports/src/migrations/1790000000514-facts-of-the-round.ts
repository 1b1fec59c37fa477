import { day, flag, index, integer, maybe, text } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { audienceLine, fact, unitRecordFact } from './fact-columns.ts';

const nullable = { isNullable: true };

/** Registrations, recognitions and sessions, with all that was ever known of them. */
export class FactsOfTheRound1790000000514 implements MigrationInterface {
  name = 'FactsOfTheRound1790000000514';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }
}

const tables = [
  {
    name: 'registration_fact',
    columns: [
      ...unitRecordFact,
      text('state', 20),
      integer('roundYear'),
      text('ruleSetId', 20),
      day('submittedOn', nullable),
      flag('late'),
      day('selfAssessedOn', nullable),
      day('appraisedOn', nullable),
    ],
    indices: [
      index('IX_registration_fact_round', 'knownTo', 'roundYear', 'areaId'),
      index('IX_registration_fact_unit', 'unitId', 'roundYear'),
      index('IX_registration_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'recognition_fact',
    columns: [
      ...unitRecordFact,
      text('state', 20),
      integer('roundYear'),
      text('registrationId', 36),
      day('decidedOn'),
      day('revokedOn', nullable),
      maybe('grade', 20),
    ],
    indices: [
      index('IX_recognition_fact_round', 'knownTo', 'roundYear', 'areaId'),
      index('IX_recognition_fact_registration', 'registrationId'),
      index('IX_recognition_fact_known', 'knownFrom'),
    ],
  },
  {
    name: 'session_fact',
    columns: [
      ...fact,
      text('state', 20),
      text('programme', 30),
      text('channel', 20),
      text('topics', 255),
      maybe('areaId', 40),
      day('heldOn', nullable),
      day('plannedOn', nullable),
      day('reportedOn', nullable),
      day('verifiedOn', nullable),
      maybe('countMethod', 20),
      integer('attendance'),
    ],
    indices: [index('IX_session_fact_day', 'knownTo', 'heldOn', 'areaId'), index('IX_session_fact_known', 'knownFrom')],
  },
  {
    name: 'session_line_fact',
    columns: [...audienceLine, integer('attendance', nullable)],
    indices: [index('IX_session_line_fact_unit', 'unitId')],
  },
];
