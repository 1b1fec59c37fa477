import { Actor } from './actor.ts';
import { AuditEntry, AuditHead } from './audit.ts';
import { ConsumerPosition, ConsumerStart } from './consumer-position.ts';
import type { Schema } from './database.ts';
import { DeadLetter } from './dead-letters.ts';
import { LeaseRow } from './lease.ts';
import { Platform1790000000000 } from './migrations/1790000000000-platform.ts';
import { Tombstones1790000000010 } from './migrations/1790000000010-tombstones.ts';
import { Audit1790000000020 } from './migrations/1790000000020-audit.ts';
import { AuditEnds1790000000025 } from './migrations/1790000000025-audit-ends.ts';
import { AggregateVersion, OutboxBlockedKey, OutboxRow } from './outbox.ts';
import { MutationReplay } from './replay-of-mutation.ts';

/** The tables of the house, which every service's database begins with. */
export const platformEntities: Schema['entities'] = [
  OutboxRow,
  AggregateVersion,
  OutboxBlockedKey,
  LeaseRow,
  ConsumerPosition,
  ConsumerStart,
  DeadLetter,
  Actor,
  MutationReplay,
  AuditEntry,
  AuditHead,
];
export const platformMigrations: Schema['migrations'] = [
  Platform1790000000000,
  Tombstones1790000000010,
  Audit1790000000020,
  AuditEnds1790000000025,
];
