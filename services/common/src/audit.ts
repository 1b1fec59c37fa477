import { createHash } from 'node:crypto';
import { Column, Entity, type EntityManager, Index, PrimaryColumn } from 'typeorm';
import { actorRef } from './actor.ts';
import { affected } from './database.ts';
import type { Tx } from './transaction.ts';

/** One act that somebody may have to answer for. Rows are only added; each carries the hash of the one before. */
@Entity('audit_entry')
@Index('IX_audit_entry_subject', ['subjectType', 'subjectId'])
export class AuditEntry {
  /** 1, 2, 3, … without a gap. */
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

/** The end of the chain: one row, whose lock lets one writer at a time add to it. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryColumn({ type: 'varchar', length: 20 }) name!: string;
  @Column({ type: 'integer' }) seq!: number;
  @Column({ type: 'varchar', length: 64 }) hash!: string;
}

const name = 'chain';
const beginning = '0'.repeat(64);

export type Act = { action: string; subjectType: string; subjectId: string; reason?: string | null };

/** Adds to the chain in the transaction of the act itself, so that neither is without the other. */
export async function audit(tx: Tx, { reason = null, ...act }: Act): Promise<void> {
  const { manager } = tx;
  // The UPDATE takes the row's lock before anything is read, on SQLite as on MySQL.
  if (!affected(await manager.update(AuditHead, { name }, { seq: () => 'seq + 1' })))
    await manager.insert(AuditHead, { name, seq: 1, hash: beginning });
  const { seq, hash: previousHash } = await manager.findOneByOrFail(AuditHead, { name });
  const actor = (await actorRef(manager, tx.viewer)) ?? null;
  const entry = { seq, at: tx.now, actor, ...act, reason, previousHash };
  const hash = hashOf(entry);
  await manager.insert(AuditEntry, { ...entry, hash });
  await manager.update(AuditHead, { name }, { hash });
}

export type AuditResult = { entries: number; head: string; fault?: string };

/**
 * Walks the chain and names the first row that was changed, removed or put in. Who can write to the database can also forge
 * a whole new chain: note the head somewhere else now and then, and compare.
 */
export async function verifyAudit(manager: EntityManager): Promise<AuditResult> {
  let previousHash = beginning;
  let entries = 0;
  const broken = (fault: string): AuditResult => ({ entries, head: previousHash, fault });
  for (;;) {
    const page = await manager
      .createQueryBuilder(AuditEntry, 'entry')
      .where('entry.seq > :entries', { entries })
      .orderBy('entry.seq', 'ASC')
      .limit(500)
      .getMany();
    for (const entry of page) {
      if (entry.seq !== entries + 1) return broken(`entry ${entries + 1} was removed`);
      if (entry.previousHash !== previousHash || entry.hash !== hashOf(entry)) return broken(`entry ${entry.seq} was changed`);
      previousHash = entry.hash;
      entries = entry.seq;
    }
    if (!page.length) break;
  }
  const head = await manager.findOneBy(AuditHead, { name });
  if ((head?.seq ?? 0) !== entries) return broken(`entries after ${entries} were removed: the head says ${head?.seq ?? 0}`);
  return { entries, head: previousHash };
}

function hashOf({ seq, at, actor, action, subjectType, subjectId, reason, previousHash }: Omit<AuditEntry, 'hash'>): string {
  const text = JSON.stringify([seq, at.toISOString(), actor, action, subjectType, subjectId, reason, previousHash]);
  return createHash('sha256').update(text).digest('hex');
}
