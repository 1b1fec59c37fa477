import { actorRef } from '@binhan/common/actor';
import { requirePast } from '@binhan/common/days';
import { enteredCount, enteredReason, requiredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { requireCommune } from '@binhan/reference/areas';
import { CaseCorrection } from '../entities/case-correction.ts';
import { type CaseOutcome, CaseTip } from '../entities/case-outcome.ts';
import type { TipCategory } from '../entities/tip.ts';
import { randomId } from '../random-id.ts';
import { caseOutcomeLife } from '../states/case-outcome.ts';
import { tipLife } from '../states/tip.ts';

export type RecordCaseOutcomeInput = {
  reference: string;
  category: TipCategory;
  areaId: string;
  clarifiedOn: string;
  arrestedCount: number;
  tips: { tipId: string; role: CaseTip['role'] }[];
};
export type CorrectCaseOutcomeInput = {
  caseOutcomeId: string;
  expectedVersion: number;
  arrestedCount: number;
  clarifiedOn: string;
  reason: string;
};

const mostTips = 50;
const longestReference = 60;
const mostArrested = 1000;

/** Records a case with the tips that helped. One case counts once, however many tips point to it (domain.md 3.5). */
export async function recordCaseOutcome(tx: Tx, input: RecordCaseOutcomeInput) {
  const { category, areaId, clarifiedOn, arrestedCount, tips } = input;
  const reference = requiredText(input.reference, 'input.reference', longestReference);
  const primary = tips.filter(({ role }) => role === 'PRIMARY').length;
  const distinct = new Set(tips.map(({ tipId }) => tipId)).size;
  if (primary !== 1 || distinct !== tips.length || tips.length > mostTips)
    throw new Problem('ONE_PRIMARY_TIP', { most: mostTips }, 'input.tips');
  const seen = await Promise.all(tips.map(({ tipId }) => tipLife.see(tx, tipId)));
  enteredCount(arrestedCount, 'input.arrestedCount', mostArrested);
  requirePast(tx, clarifiedOn, 'input.clarifiedOn');
  await requireCommune(tx, areaId, clarifiedOn, 'input.areaId');
  if (await tx.manager.existsBy(caseOutcomeLife.spec.entity, { reference })) throw new Problem('CASE_KNOWN', {}, 'input.reference');
  const outcome: CaseOutcome = {
    ...{ id: randomId(), version: 1, state: 'RECORDED', reference, category, areaId, clarifiedOn, arrestedCount },
    recordedBy: await actorRef(tx.manager, tx.viewer),
    confirmedOn: null,
    synthetic: seen.every(({ synthetic }) => synthetic),
  };
  await caseOutcomeLife.begin(tx, 'record', outcome, input);
  await tx.manager.insert(
    CaseTip,
    tips.map(({ tipId, role }) => ({ outcomeId: outcome.id, tipId, role })),
  );
  return { caseOutcome: outcome.id };
}

/** Puts a confirmed figure right. What it said before stays beside it, and the audit knows who did it; readers get the new figure. */
export async function correctCaseOutcome(tx: Tx, input: CorrectCaseOutcomeInput) {
  const { caseOutcomeId, expectedVersion, arrestedCount, clarifiedOn } = input;
  const outcome = await caseOutcomeLife.take(tx, 'correct', caseOutcomeId, expectedVersion);
  enteredCount(arrestedCount, 'input.arrestedCount', mostArrested);
  requirePast(tx, clarifiedOn, 'input.clarifiedOn');
  await requireCommune(tx, outcome.areaId, clarifiedOn, 'input.clarifiedOn');
  const before = { version: outcome.version, arrestedCount: outcome.arrestedCount, clarifiedOn: outcome.clarifiedOn };
  await caseOutcomeLife.move(tx, 'correct', outcome, input, { arrestedCount, clarifiedOn });
  await tx.manager.insert(CaseCorrection, { outcomeId: outcome.id, ...before, correctedOn: tx.today, reason: enteredReason(input) });
  return { caseOutcome: outcome.id };
}
