import { audit } from '@binhan/common/audit';
import { dayOf } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { mutationsOf } from '@binhan/common/mutations';
import type { Ids } from '@binhan/common/replay-of-mutation';
import type { Tx } from '@binhan/common/transaction';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/types.ts';
import { requireTurn } from '../limits.ts';
import { confirmValueTip } from '../operations/confirm-value-tip.ts';
import { dismissTip } from '../operations/dismiss-tip.ts';
import { placeTip } from '../operations/place-tip.ts';
import { correctCaseOutcome, recordCaseOutcome } from '../operations/record-case-outcome.ts';
import { answerTip } from '../operations/write-message.ts';
import type { Keys } from '../server-key.ts';
import { caseOutcomeLife } from '../states/case-outcome.ts';
import { tipLife } from '../states/tip.ts';
import { openKeys, sealUnlock, unlockMinutes } from '../unlock.ts';
import { recipientsOn } from '../wraps.ts';
import { enteringMutations } from './entering.ts';
import { protectionMutations } from './protection.ts';
import { publicMutations } from './public.ts';
import { boxMutations } from './tip-box.ts';

const office = tipLife.spec.access.seenBy;

/** A mutation that opens content. It takes no clientMutationId: a hash of its input, secrets and all, would be kept. */
function opening<Input extends object>(action: string, operation: (tx: Tx, keys: Keys, input: Input) => Promise<Ids>) {
  return async (_source: unknown, { input }: { input: Input }, { keys, write }: Context) => {
    const ids = await write(`${action}Tip`, tipLife.spec.actions[action]?.by ?? [], {}, (tx) => operation(tx, keys, input));
    return { ids, clientMutationId: null };
  };
}

export const Mutation: MutationResolvers = {
  ...mutationsOf(tipLife, { dismiss: dismissTip }),
  ...mutationsOf(caseOutcomeLife, { record: recordCaseOutcome, correct: correctCaseOutcome }),
  placeTip: opening('place', placeTip),
  confirmValueTip: opening('confirmValue', confirmValueTip),
  answerTip: opening('answer', answerTip),
  ...publicMutations,
  ...boxMutations,
  ...enteringMutations,
  ...protectionMutations,
  unlockTips: async (_source, { input }, { viewer, keys, limits, read, clock, write }) => {
    const subject = viewer.subject ?? '';
    const now = clock();
    requireTurn(limits.passphrases, subject, now);
    const recipients = await recipientsOn(read, dayOf(now)).andWhere('r.subject = :subject', { subject }).getMany();
    const opened = await openKeys(recipients, input.passphrase);
    const count = Object.keys(opened).length;
    await write('unlockTips', office, {}, async (tx) => {
      for (const { id } of recipients)
        await audit(tx, { action: opened[id] ? 'UNLOCK' : 'UNLOCK_REFUSED', subjectType: 'Recipient', subjectId: id });
      return {};
    });
    if (!count) throw new Problem('WRONG_PASSPHRASE');
    const expiresAt = new Date(now.getTime() + unlockMinutes * 60_000);
    return { unlock: sealUnlock(keys, subject, opened, expiresAt), expiresAt };
  },
};
