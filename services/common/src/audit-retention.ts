import { LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { AuditEntry, AuditHead, audit, chain } from './audit.ts';
import type { Job } from './job.ts';

/**
 * Removes what is older than so many years from the old end of the audit (domain.md 5.9). The head keeps the hash of the last
 * entry that went, so the rest stays proven. That entries went is an act in the audit itself.
 */
export function pruneAudit(years: number): Job {
  return {
    name: 'prune-audit',
    everyHours: 24,
    run: (door) =>
      door(async (tx) => {
        const { manager, now } = tx;
        const before = new Date(now);
        before.setUTCFullYear(before.getUTCFullYear() - years);
        // In the order of the chain, not of time: a clock may have stood back, and no gap may be torn.
        const firstKept = await manager.findOne(AuditEntry, { where: { at: MoreThanOrEqual(before) }, order: { seq: 'ASC' } });
        const head = await manager.findOneBy(AuditHead, { name: chain });
        const seq = firstKept ? firstKept.seq - 1 : (head?.seq ?? 0);
        const last = await manager.findOneBy(AuditEntry, { seq });
        if (!last) return;
        await manager.update(AuditHead, { name: chain }, { removedSeq: seq, removedHash: last.hash });
        await manager.delete(AuditEntry, { seq: LessThanOrEqual(seq) });
        await audit(tx, { action: 'PRUNE', subjectType: 'AuditEntry', subjectId: String(seq) });
      }),
  };
}
