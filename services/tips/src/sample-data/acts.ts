import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { publicViewer } from '@binhan/common/viewer';
import type { CaseTip } from '../entities/case-outcome.ts';
import type { OtherTopic, Tip, TipLegalKind, TipOutcome, TipValue } from '../entities/tip.ts';
import { confirmValueTip } from '../operations/confirm-value-tip.ts';
import { dismissTip } from '../operations/dismiss-tip.ts';
import { type ReceivedTip, receiveTip } from '../operations/receive-tip.ts';
import { recordCaseOutcome } from '../operations/record-case-outcome.ts';
import { requestProtection } from '../operations/request-protection.ts';
import { answerTip, sendMailboxMessage } from '../operations/write-message.ts';
import { mailboxKey } from '../receipt.ts';
import { caseOutcomeLife } from '../states/case-outcome.ts';
import { tipLife } from '../states/tip.ts';
import type { Office } from './office.ts';

/** What somebody does on a day with a tip of the sample. */
export type Act = { day: Day; run(tx: Tx, office: Office): Promise<unknown> };

/** One step for all acts of a day, day after day. Acts of one day keep their order. */
export function stepsOf(acts: readonly Act[], office: Office): Step[] {
  const days = new Map<Day, Act[]>();
  for (const act of acts) days.set(act.day, [...(days.get(act.day) ?? []), act]);
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, ofDay]) => ({
      key: `acts/${day}`,
      day,
      async run(tx: Tx) {
        for (const act of ofDay) await act.run(tx, office);
      },
    }));
}

export type SampleTip = Omit<ReceivedTip, 'synthetic' | 'source' | 'underAge' | 'language' | 'urgency'> &
  Partial<Pick<ReceivedTip, 'source' | 'underAge' | 'language' | 'urgency'>>;

/** The acts on the tip with this key; `after` counts days from its reception. */
export function actsOn(key: string, received: Day) {
  const at = (after: number, run: (tx: Tx, tip: Tip, office: Office) => Promise<unknown>): Act => ({
    day: plusDays(received, after),
    run: async (tx, office) => run(tx, await office.tip(tx, key), office),
  });
  type Moved = Parameters<Office['as']>[1];
  const move = (after: number, action: string, by: Moved, input: object = {}) =>
    at(after, (tx, tip, office) => tipLife.move(office.as(tx, by), action, tip, input));
  const reference = ({ id, version }: Tip) => ({ tipId: id, expectedVersion: version });
  return {
    receive: (tip: SampleTip): Act => ({
      day: received,
      run: (tx, { keys, receipt }) =>
        receiveTip({ ...tx, viewer: publicViewer }, keys, receipt(key), {
          ...{ source: 'UNKNOWN', underAge: false, language: 'VI', urgency: 'ORDINARY', synthetic: true },
          ...tip,
        }),
    }),
    screen: (after = 0) => move(after, 'screen', 'intake1'),
    screenOfChild: (after = 0) => move(after, 'screen', 'intake2'),
    confirmCategory: (after = 0) => move(after, 'confirmCategory', 'supervisor1'),
    classify: (after = 0, legalKind: TipLegalKind = 'INFORMATION') => move(after, 'classify', 'assessor1', { legalKind }),
    forward: (after = 0) => move(after, 'forward', 'assessor1'),
    verify: (after = 0) => move(after, 'verify', 'assessor1'),
    extend: (after: number, procuracyReference: string) => move(after, 'extend', 'supervisor1', { procuracyReference }),
    resolve: (after: number, outcome: TipOutcome) => move(after, 'resolve', 'assessor1', { outcome }),
    assess: (after: number, value: TipValue) => move(after, 'assess', 'assessor1', { value }),
    confirmValue: (after: number) =>
      at(after, async (tx, tip, office) => {
        const unlock = await office.unlock(tx, 'supervisor2');
        return confirmValueTip(office.as(tx, 'supervisor2'), office.keys, { ...reference(tip), unlock });
      }),
    close: (after: number) => move(after, 'close', 'supervisor1'),
    dismiss: (after: number, topic: OtherTopic) =>
      at(after, (tx, tip, office) => dismissTip(office.as(tx, 'intake1'), { ...reference(tip), topic })),
    answer: (after: number, text: string) =>
      at(after, async (tx, tip, office) => {
        const unlock = await office.unlock(tx, 'intake2');
        return answerTip(office.as(tx, 'intake2'), office.keys, { ...reference(tip), unlock, text });
      }),
    write: (after: number, text: string) =>
      at(after, (tx, tip, office) =>
        sendMailboxMessage({ ...tx, viewer: publicViewer }, office.keys, mailboxOf(office, key, tip), { text }),
      ),
    requestProtection: (after: number, contact: string) =>
      at(after, (tx, tip, office) => requestProtection({ ...tx, viewer: publicViewer }, mailboxOf(office, key, tip), { contact })),
  };
}

function mailboxOf(office: Office, key: string, tip: Tip) {
  return { tipId: tip.id, key: mailboxKey(office.receipt(key).secret, tip).toString('base64') };
}

export type SampleCase = { reference: string; areaId: string; arrestedCount: number; tips: { key: string; role: CaseTip['role'] }[] };

/** A case that an assessor records and a supervisor confirms, clarified on that day. */
export function caseOn(day: Day, { reference, areaId, arrestedCount, tips }: SampleCase): Act {
  return {
    day,
    async run(tx, office) {
      const found = await Promise.all(tips.map(async ({ key, role }) => ({ tipId: (await office.tip(tx, key)).id, role })));
      const details = { reference, category: 'THEFT' as const, areaId, clarifiedOn: day, arrestedCount, tips: found };
      const { caseOutcome } = await recordCaseOutcome(office.as(tx, 'assessor2'), details);
      await caseOutcomeLife.act(office.as(tx, 'supervisor1'), 'confirm', caseOutcome, { expectedVersion: 1 });
    },
  };
}
