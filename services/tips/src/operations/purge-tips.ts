import { audit } from '@binhan/common/audit';
import { dayOf, instantOf } from '@binhan/common/clock';
import type { Job, JobDoor } from '@binhan/common/job';
import type { Tx } from '@binhan/common/transaction';
import { ProtectionRequest } from '../entities/protection-request.ts';
import type { Tip } from '../entities/tip.ts';
import { TipMessageRow } from '../entities/tip-message.ts';
import { TipWrap } from '../entities/tip-wrap.ts';
import { purgedTopic, tipTopic } from '../events/published.ts';
import { quarterOf } from '../quarters.ts';
import { purgedTips } from '../queries/purged-tips.ts';
import { lapsedContacts, lapsedTips, type RetentionRule, retentionRules } from '../retention.ts';
import { tipLife } from '../states/tip.ts';
import { eraseFiles } from './erase-files.ts';
import { withdrawContact } from './offer-contact.ts';

const batchSize = 50;

/** Erases what the retention rules no longer allow. Safe to run twice: what is erased has left the states of the rules. */
export const purgeTips: Job = {
  name: 'purge-tips',
  everyHours: 24,
  async run(door) {
    for (const rule of retentionRules) while (await door((tx) => purgeBatch(tx, rule)));
    while (await door(purgeContacts));
  },
};

/** How many each rule would erase now. */
export function previewPurge(door: JobDoor): Promise<{ code: string; tips: number }[]> {
  return door(async ({ manager, now }) => {
    const preview = [];
    for (const rule of retentionRules) preview.push({ code: rule.code, tips: await lapsedTips(manager, rule, now).getCount() });
    return [...preview, { code: 'CONTACT', tips: await lapsedContacts(manager, now).getCount() }];
  });
}

/** A contact goes before its tip: it is needed as long as somebody may want to ask. */
async function purgeContacts(tx: Tx): Promise<boolean> {
  const lapsed = await lapsedContacts(tx.manager, tx.now).limit(batchSize).getMany();
  for (const { tipId } of lapsed) {
    await withdrawContact(tx, tipId);
    await audit(tx, { action: 'PURGE_CONTACT', subjectType: 'Tip', subjectId: tipId });
  }
  return lapsed.length === batchSize;
}

/** One batch of a rule; answers whether there may be more. */
export async function purgeBatch(tx: Tx, rule: RetentionRule): Promise<boolean> {
  const tips = await lapsedTips(tx.manager, rule, tx.now).limit(batchSize).getMany();
  for (const tip of tips) await purge(tx, tip);
  const quarters = new Set(tips.map(({ receivedAt }) => quarterOf(dayOf(receivedAt))));
  // After the entries of the purges in the audit, whose end one transaction at a time holds: two batches never count at once.
  tx.beforeCommit(async () => {
    for (const quarter of quarters) await tx.record(purgedTopic, quarter, 'counted', await purgedTips(tx.manager, quarter));
  });
  return tips.length === batchSize;
}

/**
 * Destroys wraps and ciphertext, and with a null record what the topic kept. Without its wraps a copy of the ciphertext in a
 * backup opens with the recovery key or an old key of a recipient only: README.md says how long these last. What figures need
 * stays in the row, and leaves as counts (purgedTopic); so does what tells the sender in the mailbox that it was erased.
 */
async function purge(tx: Tx, tip: Tip): Promise<void> {
  await tipLife.move(
    tx,
    'purge',
    tip,
    {},
    {
      ...{ sealedText: null, sealedDetails: null, recipientIds: [], valuedBy: null, procuracyReference: null },
      // Figures count by the day; the hour, the urgency, the kind by law, the last day and the other office are asked for by none.
      ...{ receivedAt: instantOf(dayOf(tip.receivedAt)), forwardDueAt: instantOf(dayOf(tip.forwardDueAt)) },
      ...{ urgency: null, legalKind: null, categoryConfirmedOn: null, closedOn: null, otherTopic: null },
    },
  );
  await tx.manager.delete(TipWrap, { tipId: tip.id });
  await withdrawContact(tx, tip.id);
  await eraseFiles(tx, tip.id);
  await tx.manager.delete(TipMessageRow, { tipId: tip.id });
  await tx.manager.delete(ProtectionRequest, { tipId: tip.id });
  await audit(tx, { action: 'PURGE', subjectType: 'Tip', subjectId: tip.id });
  await tx.erase(tipTopic, tip.id);
}
