import { bytes, day, flag, index, instant, integer, key, longText, maybe, text, unique } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const nullable = { isNullable: true };

/** Tips with their wraps and messages, cases, recipients, recovery keys, spent challenges. */
export class Tips1790000000400 implements MigrationInterface {
  name = 'Tips1790000000400';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.dropTable(name);
  }
}

const tables = [
  {
    name: 'tip',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('locator', 8),
      text('salt', 30),
      text('verifier', 50),
      text('channel', 20),
      text('category', 20),
      day('categoryConfirmedOn', nullable),
      text('urgency', 20),
      text('areaId', 40),
      instant('receivedAt'),
      text('clockRuleId', 20),
      instant('forwardDueAt'),
      day('forwardedOn', nullable),
      flag('forwardedLate'),
      day('acknowledgeDueOn'),
      day('acknowledgedOn', nullable),
      day('resolveDueOn'),
      day('resolvedOn', nullable),
      day('extendedOn', nullable),
      maybe('procuracyReference', 100),
      maybe('legalKind', 20),
      maybe('value', 20),
      maybe('valuedBy', 36),
      day('valueConfirmedOn', nullable),
      maybe('sourceUnitKind', 20),
      maybe('outcome', 20),
      day('closedOn', nullable),
      maybe('otherTopic', 30),
      longText('recipientIds'),
      bytes('sealedText', nullable),
      bytes('sealedDetails', nullable),
      flag('synthetic'),
    ],
    indices: [
      unique('UQ_tip_locator', 'locator'),
      index('IX_tip_forward', 'state', 'forwardDueAt'),
      index('IX_tip_closed', 'state', 'closedOn'),
      index('IX_tip_area', 'areaId'),
    ],
  },
  {
    name: 'tip_wrap',
    columns: [key('tipId', 36), key('holder', 36), key('what', 10), text('box', 160)],
    indices: [index('IX_tip_wrap_holder', 'holder')],
  },
  { name: 'tip_contact', columns: [key('tipId', 36), day('offeredOn'), bytes('sealedContact')] },
  {
    name: 'tip_message',
    columns: [key('id', 36), text('tipId', 36), integer('place'), text('writer', 10), day('writtenOn'), bytes('sealedText')],
    indices: [unique('UQ_tip_message_place', 'tipId', 'place')],
  },
  {
    name: 'case_outcome',
    columns: [
      key('id', 36),
      integer('version'),
      text('state', 20),
      text('reference', 60),
      text('category', 20),
      text('areaId', 40),
      day('clarifiedOn'),
      integer('arrestedCount'),
      maybe('recordedBy', 36),
      day('confirmedOn', nullable),
      flag('synthetic'),
    ],
    indices: [unique('UQ_case_outcome_reference', 'reference'), index('IX_case_outcome_area', 'areaId')],
  },
  {
    name: 'case_tip',
    columns: [key('outcomeId', 36), key('tipId', 36), text('role', 20)],
    indices: [index('IX_case_tip_tip', 'tipId')],
  },
  {
    name: 'recipient',
    columns: [
      key('id', 36),
      text('ref', 60),
      text('role', 20),
      text('subject', 200),
      longText('areaIds'),
      flag('trainedForMinors'),
      longText('categories', nullable),
      bytes('sealedConflicts'),
      text('publicKey', 50),
      longText('lockedKey', nullable),
      day('validFrom'),
      day('validTo', nullable),
      day('revokedOn', nullable),
      maybe('replacesId', 36),
    ],
    indices: [index('IX_recipient_subject', 'subject'), index('IX_recipient_ref', 'ref')],
  },
  { name: 'recovery_key', columns: [key('id', 36), text('publicKey', 50), day('validFrom'), day('validTo', nullable)] },
  {
    name: 'spent_challenge',
    columns: [key('id', 30), instant('expiresAt')],
    indices: [index('IX_spent_challenge_expiry', 'expiresAt')],
  },
];
