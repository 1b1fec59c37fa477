import { randomBytes } from 'node:crypto';
import { enteredText, requiredText } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { requireCommune } from '@binhan/reference/areas';
import { knownUnit } from '@binhan/reference/units';
import { clocksFrom, hourOf } from '../clocks.ts';
import type { Tip, TipCategory, TipChannel, TipUrgency } from '../entities/tip.ts';
import { TipWrap } from '../entities/tip-wrap.ts';
import { randomId } from '../random-id.ts';
import { mailboxKey, makeVerifier, type Receipt } from '../receipt.ts';
import { type Details, sealDetails, sealTipText } from '../sealed-tip.ts';
import type { Keys } from '../server-key.ts';
import { tipLife } from '../states/tip.ts';
import { recipientsFor, requireSomebody, wrapsFor } from '../wraps.ts';
import { attachFiles } from './attach-files.ts';

export type ReceivedTip = Pick<Details, 'source' | 'underAge' | 'language'> & {
  channel: TipChannel;
  category: TipCategory;
  urgency: TipUrgency;
  areaId: string;
  unitId?: string | null;
  periodText?: string | null;
  text: string;
  synthetic: boolean;
  /** Tokens of uploads. */
  attachments?: readonly string[] | null;
};

const longestPeriod = 200;

/** Takes a tip in: sealed before it reaches the database, for those who may open it at this moment and for nobody else. */
export async function receiveTip(tx: Tx, keys: Keys, receipt: Receipt, input: ReceivedTip): Promise<Tip> {
  const { category, urgency, channel, source, underAge, language, synthetic } = input;
  const text = requiredText(input.text, 'input.text');
  const period = enteredText(input.periodText, 'input.periodText', longestPeriod) || null;
  const area = await requireCommune(tx, input.areaId, tx.today, 'input.areaId');
  const unitId = input.unitId ? (await knownUnit(tx, input.unitId)).id : null;
  const recipients = await recipientsFor(tx.manager, keys.conflicts, {
    ...{ areaId: area.id, category, unitId, underAge, on: tx.today },
  });
  requireSomebody(recipients);

  const id = randomId();
  const dataKey = randomBytes(32);
  const verifier = makeVerifier(receipt.secret);
  const receivedAt = hourOf(tx.now);
  const tip: Tip = {
    ...{ id, version: 1, state: 'RECEIVED', locator: receipt.locator, ...verifier },
    ...{ channel, category, categoryConfirmedOn: null, urgency, areaId: area.id, receivedAt, ...clocksFrom(receivedAt, area.code) },
    ...{ forwardedOn: null, forwardedLate: false, acknowledgedOn: null, resolvedOn: null, extendedOn: null, procuracyReference: null },
    ...{ legalKind: null, value: null, valuedBy: null, valueConfirmedOn: null, sourceUnitKind: null, outcome: null },
    ...{ closedOn: null, otherTopic: null, recipientIds: recipients.map((recipient) => recipient.id), synthetic },
    sealedText: sealTipText(dataKey, id, text),
    sealedDetails: sealDetails(dataKey, id, { unitId, period, source, underAge, language }),
  };
  const wraps = await wrapsFor(tx.manager, id, dataKey, {
    recipients,
    mailboxKey: mailboxKey(receipt.secret, verifier),
    on: tx.today,
  });
  await tipLife.begin(tx, 'submit', tip, input);
  await tx.manager.insert(TipWrap, wraps);
  await attachFiles(tx, keys, { tipId: id, dataKey }, input.attachments ?? []);
  return tip;
}
