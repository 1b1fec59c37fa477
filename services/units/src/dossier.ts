import type { Words } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Recognition } from './entities/recognition.ts';
import type { CriterionAnswer, DossierDocument, Registration } from './entities/registration.ts';
import type { RuleSet } from './entities/rule-set.ts';
import { Unit } from './entities/unit.ts';
import { criteriaFor, ruleSetIn } from './rounds.ts';
import type { Criterion } from './rule-set-content.ts';

export type DossierCriterion = { criterion: Criterion; answer: CriterionAnswer | undefined };
export type DossierPaper = { kind: string; label: Words; document: DossierDocument | undefined };
export type Missing = { code: string; text: Words };
/** What a registration rests on, held against the rule set of its round. */
export type Dossier = { criteria: DossierCriterion[]; papers: DossierPaper[]; missing: Missing[] };

/** The papers of a dossier (domain.md 2.2). */
export const paperNames: Readonly<Record<string, Words>> = {
  SUBMISSION_LETTER: { vi: 'Tờ trình', en: 'Submission letter' },
  RESULT_REPORT: { vi: 'Báo cáo kết quả', en: 'Result report' },
  REGISTRATION_FORM: { vi: 'Bản đăng ký', en: 'Registration form' },
  MEETING_MINUTES: { vi: 'Biên bản họp xét', en: 'Meeting minutes' },
  SELF_SCORING_SHEET: { vi: 'Bảng tự chấm điểm', en: 'Self-scoring sheet' },
};

export async function dossierOf(tx: Tx, registration: Registration): Promise<Dossier> {
  const unit = await tx.take(Unit, registration.unitId);
  const ruleSet = await ruleSetIn(tx, registration.ruleSetId);
  return buildDossier(registration, unit, ruleSet);
}

export function buildDossier(registration: Registration, unit: Unit, { content }: RuleSet): Dossier {
  const criteria = criteriaFor(unit, content).map((criterion) => ({
    criterion,
    answer: registration.criteria.find(({ code }) => code === criterion.code),
  }));
  const papers = content.dossier.map((kind) => ({
    kind,
    label: paperNames[kind] ?? { vi: kind, en: kind },
    document: registration.documents.find((one) => one.kind === kind),
  }));
  return { criteria, papers, missing: missingFrom(criteria, papers) };
}

/** What blocks the self-assessment. A criterion answered with "not met" does not: the unit may say so and be told why it was not recognised. */
function missingFrom(criteria: DossierCriterion[], papers: DossierPaper[]): Missing[] {
  const unanswered = criteria.flatMap(({ criterion: { code, vi, en }, answer }) =>
    answer ? [] : [{ code, text: { vi: `chưa đánh giá tiêu chí "${vi}"`, en: `the criterion "${en}" is not assessed` } }],
  );
  const absent = papers.flatMap(({ kind, label, document }) =>
    document ? [] : [{ code: kind, text: { vi: `chưa có ${label.vi.toLowerCase()}`, en: `the ${label.en.toLowerCase()} is missing` } }],
  );
  return [...unanswered, ...absent];
}

/** Why a registration was decided NOT_MET: the criteria that were not met, and the reason of the decision. */
export function whyNotRecognised({ criteria }: Dossier, { reasonCode, reason }: Pick<Recognition, 'reasonCode' | 'reason'>): Missing[] {
  const notMet = criteria.flatMap(({ criterion: { code, vi, en }, answer }) =>
    answer?.met ? [] : [{ code, text: { vi: `chưa đạt: ${vi}`, en: `not met: ${en}` } }],
  );
  return reason ? [...notMet, { code: reasonCode ?? 'OTHER', text: { vi: reason, en: reason } }] : notMet;
}
