import { createHash } from 'node:crypto';
import { Column, Entity, type EntityManager, Index, PrimaryColumn } from 'typeorm';
import { actorRef } from './actor.ts';
import { affected } from './database.ts';
import type { Tx } from './transaction.ts';

/** One act that somebody may have to answer for. Rows are only added; each carries the hash of the one before. */
@Entity('audit_entry')
@Index('IX_audit_entry_subject_id', ['subjectId'])
export class AuditEntry {
  /** 1, 2, 3, … without a gap; the oldest ones go when their time is over (audit-retention.ts). */
  @PrimaryColumn({ type: 'integer' }) seq!: number;
  @Column({ type: 'datetime', precision: 3 }) at!: Date;
  /** Pseudonym of who acted (actor.ts); null for the house itself. */
  @Column({ type: 'varchar', length: 36, nullable: true }) actor!: string | null;
  @Column({ type: 'varchar', length: 40 }) action!: string;
  @Column({ type: 'varchar', length: 40 }) subjectType!: string;
  @Column({ type: 'varchar', length: 64 }) subjectId!: string;
  @Column({ type: 'varchar', length: 500, nullable: true }) reason!: string | null;
  @Column({ type: 'varchar', length: 64 }) previousHash!: string;
  @Column({ type: 'varchar', length: 64 }) hash!: string;
}

/** Both ends of the chain: one row, whose lock lets one writer at a time add to it. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryColumn({ type: 'varchar', length: 20 }) name!: string;
  @Column({ type: 'integer' }) seq!: number;
  @Column({ type: 'varchar', length: 64 }) hash!: string;
  /** The last entry that was removed for its age, behind which the chain begins; null while it is whole. */
  @Column({ type: 'integer', nullable: true }) removedSeq!: number | null;
  @Column({ type: 'varchar', length: 64, nullable: true }) removedHash!: string | null;
}

export const chain = 'chain';
const beginning = '0'.repeat(64);

export type Act = { action: string; subjectType: string; subjectId: string; reason?: string | null };

/** Adds to the chain in the transaction of the act itself, so that neither is without the other: at its end, since all wait for the head. */
export async function audit({ manager, viewer, now: at, beforeCommit }: Tx, { reason = null, ...act }: Act): Promise<void> {
  const actor = await actorRef(manager, viewer);
  beforeCommit(() => append(manager, { at, actor, ...act, reason }));
}

async function append(manager: EntityManager, act: Omit<AuditEntry, 'seq' | 'previousHash' | 'hash'>): Promise<void> {
  // The UPDATE takes the row's lock before anything is read, on SQLite as on MySQL.
  if (!affected(await manager.update(AuditHead, { name: chain }, { seq: () => 'seq + 1' })))
    await manager.insert(AuditHead, { name: chain, seq: 1, hash: beginning, removedSeq: null, removedHash: null });
  const { seq, hash: previousHash } = await manager.findOneByOrFail(AuditHead, { name: chain });
  const entry = { seq, ...act, previousHash };
  const hash = hashOf(entry);
  await manager.insert(AuditEntry, { ...entry, hash });
  await manager.update(AuditHead, { name: chain }, { hash });
}

/** `removed` entries are gone for their age. */
export type AuditResult = { entries: number; removed: number; head: string; fault?: string };

/**
 * Walks the chain and names the first row that was changed, removed or put in. Who can write to the database can also forge
 * a whole new chain: note the head somewhere else now and then, and compare.
 */
export async function verifyAudit(manager: EntityManager): Promise<AuditResult> {
  const headNow = () => manager.findOneBy(AuditHead, { name: chain });
  // Read first: what is added meanwhile is no fault, and is left to the next time.
  const head = (await headNow()) ?? { seq: 0, hash: beginning, removedSeq: null, removedHash: null };
  const removed = head.removedSeq ?? 0;
  let previousHash = head.removedHash ?? beginning;
  let last = removed;
  const told = () => ({ entries: last - removed, removed, head: previousHash });
  const broken = (fault: string): AuditResult => ({ ...told(), fault });
  while (last < head.seq) {
    const page = await manager
      .createQueryBuilder(AuditEntry, 'entry')
      .where('entry.seq > :last AND entry.seq <= :end', { last, end: head.seq })
      .orderBy('entry.seq', 'ASC')
      .limit(500)
      .getMany();
    for (const entry of page) {
      if (entry.seq !== last + 1) return broken(`entry ${last + 1} was removed`);
      if (entry.previousHash !== previousHash || entry.hash !== hashOf(entry)) return broken(`entry ${entry.seq} was changed`);
      previousHash = entry.hash;
      last = entry.seq;
    }
    if (!page.length) return broken(`entries after ${last} were removed: the head says ${head.seq}`);
  }
  if (previousHash !== head.hash) return broken(`the head is not that of entry ${last}`);
  const [newest] = await manager.find(AuditEntry, { order: { seq: 'DESC' }, take: 1 });
  const end = (await headNow())?.seq ?? 0;
  return newest && newest.seq > end ? broken(`entry ${newest.seq} was put in behind the head`) : told();
}

function hashOf({ seq, at, actor, action, subjectType, subjectId, reason, previousHash }: Omit<AuditEntry, 'hash'>): string {
  const text = JSON.stringify([seq, at.toISOString(), actor, action, subjectType, subjectId, reason, previousHash]);
  return createHash('sha256').update(text).digest('hex');
}
