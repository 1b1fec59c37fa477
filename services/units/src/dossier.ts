import type { Day } from '@binhan/common/clock';
import type { Words } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import type { Recognition } from './entities/recognition.ts';
import type { CriterionAnswer, CriterionSource, DossierDocument, Evidence, Registration } from './entities/registration.ts';
import type { RuleSet } from './entities/rule-set.ts';
import { Unit } from './entities/unit.ts';
import { type Finding, findEvidence, type UnitRecords } from './evidence.ts';
import { readUnitRecords } from './queries/evidence.ts';
import { criteriaFor, ruleSetIn } from './rounds.ts';
import type { Criterion } from './rule-set-content.ts';

export type DossierCriterion = {
  criterion: Criterion;
  status: 'MET' | 'NOT_MET' | 'NOT_ASSESSED';
  source: CriterionSource | null;
  evidence: Evidence[];
  /** What the records lack. */
  remark: Words | null;
  points?: number | undefined;
  documentNumber?: string | undefined;
  attestedOn?: Day | undefined;
};
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

const built = new WeakMap<Registration, { version: number; dossier: Promise<Dossier> }>();

/** For an operation. The self-assessment asks twice, for what is missing and for what is kept: the records are read once. */
export function dossierOf(tx: Tx, registration: Registration): Promise<Dossier> {
  const known = built.get(registration);
  if (known?.version === registration.version) return known.dossier;
  const dossier = readDossier(tx, registration);
  built.set(registration, { version: registration.version, dossier });
  return dossier;
}

async function readDossier(tx: Tx, registration: Registration): Promise<Dossier> {
  const unit = await tx.take(Unit, registration.unitId);
  const ruleSet = await ruleSetIn(tx, registration.ruleSetId);
  const [records] = isFrozen(registration) ? [] : await readUnitRecords(tx.manager, [unit.id]);
  return buildDossier(registration, unit, ruleSet, records ?? null, tx.today);
}

/** From the self-assessment on a dossier tells what was found then: what a decision rests on does not change later. */
export function isFrozen({ selfAssessedOn }: Registration): boolean {
  return selfAssessedOn !== null;
}

export function buildDossier(registration: Registration, unit: Unit, { content }: RuleSet, records: UnitRecords | null, on: Day): Dossier {
  const { roundYear: year } = registration;
  const criteria = criteriaFor(unit, content).map((criterion) => {
    const answer = registration.criteria.find(({ code }) => code === criterion.code);
    return isFrozen(registration) ? asFrozen(criterion, answer) : judge(criterion, answer, findEvidence(criterion, records, { year, on }));
  });
  const papers = content.dossier.map((kind) => ({
    kind,
    label: paperNames[kind] ?? { vi: kind, en: kind },
    document: registration.documents.find((one) => one.kind === kind),
  }));
  return { criteria, papers, missing: missingFrom(criteria, papers) };
}

/**
 * Records that satisfy a criterion speak for themselves, unless the head says that it is not met. Where they do not, the
 * head's word counts only with the number of a paper, which the officer can ask for.
 */
function judge(criterion: Criterion, answer: CriterionAnswer | undefined, finding: Finding | undefined): DossierCriterion {
  const { points, documentNumber, attestedOn } = answer ?? {};
  const found = { criterion, evidence: finding?.evidence ?? [], remark: finding?.lacks ?? null, points, documentNumber, attestedOn };
  if (answer && !answer.met) return { ...found, status: 'NOT_MET', source: 'ATTESTATION' };
  if (finding && !finding.lacks) return { ...found, status: 'MET', source: 'RECORDS' };
  if (answer && (!finding || documentNumber)) return { ...found, status: 'MET', source: 'ATTESTATION' };
  return { ...found, status: 'NOT_ASSESSED', source: null };
}

function asFrozen(criterion: Criterion, answer: CriterionAnswer | undefined): DossierCriterion {
  if (!answer) return { criterion, status: 'NOT_ASSESSED', source: null, evidence: [], remark: null };
  const { met, source = 'ATTESTATION', evidence = [], points, documentNumber, attestedOn } = answer;
  return { criterion, status: met ? 'MET' : 'NOT_MET', source, evidence, remark: null, points, documentNumber, attestedOn };
}

/** The answers that the self-assessment leaves behind, with what each rests on. */
export function answersOf({ criteria }: Dossier, on: Day): CriterionAnswer[] {
  return criteria.map(({ criterion: { code }, status, source, evidence, points, documentNumber, attestedOn = on }) => ({
    code,
    met: status === 'MET',
    ...(source ? { source } : {}),
    ...(evidence.length ? { evidence } : {}),
    ...(points === undefined ? {} : { points }),
    ...(documentNumber ? { documentNumber } : {}),
    attestedOn,
  }));
}

/** What blocks the self-assessment. A criterion that the head answers with "not met" does not: the unit may say so and be told why it was not recognised. */
function missingFrom(criteria: DossierCriterion[], papers: DossierPaper[]): Missing[] {
  const unassessed = criteria.flatMap(({ criterion, status, remark }) =>
    status === 'NOT_ASSESSED' ? [{ code: criterion.code, text: whatIsMissing(criterion, remark) }] : [],
  );
  const absent = papers.flatMap(({ kind, label, document }) =>
    document ? [] : [{ code: kind, text: { vi: `chưa có ${label.vi.toLowerCase()}`, en: `the ${label.en.toLowerCase()} is missing` } }],
  );
  return [...unassessed, ...absent];
}

function whatIsMissing({ vi, en }: Criterion, remark: Words | null): Words {
  if (!remark) return { vi: `chưa đánh giá tiêu chí "${vi}"`, en: `the criterion "${en}" is not assessed` };
  return { vi: `tiêu chí "${vi}": ${remark.vi}`, en: `the criterion "${en}": ${remark.en}` };
}

/** Why a registration was decided NOT_MET: the criteria that were not met, and the reason of the decision. */
export function whyNotRecognised({ criteria }: Dossier, { reasonCode, reason }: Pick<Recognition, 'reasonCode' | 'reason'>): Missing[] {
  const notMet = criteria.flatMap(({ criterion: { code, vi, en }, status }) =>
    status === 'MET' ? [] : [{ code, text: { vi: `chưa đạt: ${vi}`, en: `not met: ${en}` } }],
  );
  return reason ? [...notMet, { code: reasonCode ?? 'OTHER', text: { vi: reason, en: reason } }] : notMet;
}
