import type { Ledger, Row } from './ledger.ts';
import type { Actor, Mutate } from './mutate.ts';
import type { Random } from './random.ts';
import type { RecordType } from './records.ts';
import type { SendTip } from './send-tip.ts';
import type { Office } from './tip-office.ts';

export type TipStage = {
  /** Of the story: unique in the run. */
  name: string;
  areaIds: readonly string[];
  today: string;
  office: Office;
  sendTip: SendTip;
  mutate: Mutate;
  ledger: Ledger;
  turn(): Promise<boolean>;
  random: Random;
};

/** One tip from its sender to a confirmed case, or to where it ends earlier. */
export async function runTipStory({ name, areaIds, today, office, sendTip, mutate, turn, random }: TipStage): Promise<void> {
  const areaId = random.pick(areaIds);
  if (!(await turn())) return;
  let tip = await sendTip(areaId);
  const act = async (actor: Actor, mutation: string, record: RecordType, input: object): Promise<Row> => {
    if (!(await turn())) throw new Error('the run is over');
    return mutate(actor, mutation, record, input);
  };
  const onTip = async (actor: Actor, mutation: string, fields: object = {}) => {
    tip = await act(actor, mutation, 'tip', { tipId: tip.id, expectedVersion: tip.version, ...fields });
  };
  await onTip(office.intake, 'screenTip');
  if (random.chance(0.2)) return onTip(office.intake, 'dismissTip', { topic: 'CIVIL_DISPUTE' });
  await onTip(office.assessor, 'classifyTip', { legalKind: 'INFORMATION' });
  await onTip(office.assessor, random.chance(0.5) ? 'forwardTip' : 'verifyTip');
  await onTip(office.assessor, 'assessTip', { value: random.chance(0.5) ? 'PARTIAL' : 'UNFOUNDED' });
  await onTip(office.assessor, 'resolveTip', { outcome: 'CASE_OPENED' });
  const facts = { category: 'THEFT', areaId, clarifiedOn: today, arrestedCount: Math.floor(random.between(0, 3)) };
  const tips = [{ tipId: tip.id, role: 'PRIMARY' }];
  const { id, version } = await act(office.assessor, 'recordCaseOutcome', 'caseOutcome', { reference: `VA-${name}`, ...facts, tips });
  await act(office.supervisor, 'confirmCaseOutcome', 'caseOutcome', { caseOutcomeId: id, expectedVersion: version });
  await onTip(office.supervisor, 'closeTip');
}
