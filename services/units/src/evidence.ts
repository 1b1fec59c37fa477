import type { Day } from '@binhan/common/clock';
import type { Words } from '@binhan/common/errors';
import { labelsOf } from '@binhan/common/labels';
import type { Commitment } from './entities/commitment.ts';
import type { CoordinationRegulation } from './entities/coordination-regulation.ts';
import type { InternalRule, RuleKind } from './entities/internal-rule.ts';
import type { Model } from './entities/model.ts';
import type { Plan } from './entities/plan.ts';
import type { Evidence } from './entities/registration.ts';
import type { UnitReadiness } from './entities/unit-readiness.ts';
import { labels } from './labels.ts';
import { readinessReason } from './readiness-reasons.ts';
import type { Criterion, EvidenceKind } from './rule-set-content.ts';

/** Records of one unit that are in force, or were in the year that they are for. */
export type UnitRecords = {
  /** Of the unit. */
  id: string;
  plans: Plan[];
  rules: InternalRule[];
  commitments: Commitment[];
  regulations: CoordinationRegulation[];
  models: Model[];
  readiness: UnitReadiness | undefined;
};

/** What the records say of a criterion; `lacks` is null when they satisfy it. */
export type Finding = { evidence: Evidence[]; lacks: Words | null };

type When = { /** Of the round. */ year: number; on: Day };
type Finder = (records: UnitRecords, criterion: Criterion, when: When) => Finding;

const mostEvidence = 10;

/** Looks for what a criterion asks in the records of a unit; undefined where only the head can tell. */
export function findEvidence(criterion: Criterion, records: UnitRecords | null, when: When): Finding | undefined {
  if (criterion.evidence === 'ATTESTATION') return undefined;
  const { evidence, lacks } = finders[criterion.evidence](records ?? noRecords, criterion, when);
  return { evidence: evidence.slice(0, mostEvidence), lacks };
}

const noRecords: UnitRecords = { id: '', plans: [], rules: [], commitments: [], regulations: [], models: [], readiness: undefined };

const finders: Readonly<Record<Exclude<EvidenceKind, 'ATTESTATION'>, Finder>> = {
  PLAN({ plans }, _criterion, { year }) {
    const evidence = plans
      .filter((plan) => plan.year === year)
      .map(({ id, approvedOn }) => found('PLAN', id, approvedOn, { vi: `Kế hoạch năm ${year}`, en: `Plan for ${year}` }));
    return atLeastOne(evidence, { vi: `chưa có kế hoạch năm ${year} được phê duyệt`, en: `no plan for ${year} is approved` });
  },

  INTERNAL_RULE({ rules }, { ruleKinds = [] }) {
    const names = labelsOf<RuleKind>(labels, 'RuleKind');
    const asked = rules.filter(({ kind }) => ruleKinds.includes(kind));
    const evidence = asked.map(({ id, kind, documentNumber, approvedOn }) =>
      found('INTERNAL_RULE', id, approvedOn, { vi: `${names[kind].vi}: ${documentNumber}`, en: `${names[kind].en}: ${documentNumber}` }),
    );
    const missing = ruleKinds.filter((kind) => !asked.some((rule) => rule.kind === kind));
    const list = (language: keyof Words) => missing.map((kind) => names[kind][language].toLowerCase()).join(', ');
    if (!missing.length) return atLeastOne(evidence, { vi: 'chưa có nội quy, quy chế', en: 'no internal rule is in force' });
    return { evidence, lacks: { vi: `chưa có nội quy, quy chế: ${list('vi')}`, en: `no rule in force on: ${list('en')}` } };
  },

  COMMITMENT({ commitments }, { minimumRate = 0 }, { year }) {
    const ofYear = commitments.filter((one) => one.year === year && one.eligibleCount > 0);
    const evidence = ofYear
      .filter(({ signedCount, eligibleCount }) => signedCount / eligibleCount >= minimumRate)
      .map(({ id, signedOn, signedCount, eligibleCount }) =>
        found('COMMITMENT', id, signedOn, {
          vi: `${signedCount}/${eligibleCount} người ký năm ${year}`,
          en: `signed by ${signedCount} of ${eligibleCount} in ${year}`,
        }),
      );
    const best = ofYear.toSorted((a, b) => b.signedCount / b.eligibleCount - a.signedCount / a.eligibleCount)[0];
    if (!best) return atLeastOne(evidence, { vi: `chưa ký cam kết, giao ước năm ${year}`, en: `no commitment for ${year} is signed` });
    const [rate, counts] = [Math.round(minimumRate * 100), `${best.signedCount}/${best.eligibleCount}`];
    return atLeastOne(evidence, { vi: `mới có ${counts} người ký, cần ${rate}%`, en: `${counts} have signed, ${rate} % are needed` });
  },

  COORDINATION_REGULATION({ regulations }, _criterion, { on }) {
    const evidence = regulations
      .filter(({ endsOn }) => endsOn === null || endsOn >= on)
      .map(({ id, documentNumber, signedOn }) =>
        found('COORDINATION_REGULATION', id, signedOn, { vi: `Quy chế ${documentNumber}`, en: `Regulation ${documentNumber}` }),
      );
    return atLeastOne(evidence, { vi: 'chưa có quy chế phối hợp còn hiệu lực', en: 'no coordination regulation is in force' });
  },

  MODEL({ models }) {
    const evidence = models.map(({ id, name, launchedOn }) =>
      found('MODEL', id, launchedOn, { vi: `Mô hình "${name}"`, en: `Model "${name}"` }),
    );
    return atLeastOne(evidence, { vi: 'chưa có mô hình đang hoạt động', en: 'no model is working' });
  },

  GUARD_READINESS({ readiness }) {
    if (!readiness) return { evidence: [], lacks: { vi: 'chưa có đánh giá lực lượng bảo vệ', en: 'guard readiness is not known' } };
    const { unitId, assessedOn, ready, reasons } = readiness;
    const list = (language: keyof Words) => reasons.map((code) => readinessReason(code)[language]).join(', ');
    if (!ready)
      return {
        evidence: [],
        lacks: { vi: `lực lượng bảo vệ chưa đáp ứng: ${list('vi')}`, en: `the guard force is not ready: ${list('en')}` },
      };
    const label = { vi: 'Lực lượng bảo vệ đáp ứng yêu cầu', en: 'The guard force is ready' };
    return { evidence: [found('GUARD_READINESS', unitId, assessedOn, label)], lacks: null };
  },
};

/** A record in force has the day from which it is. */
function found(kind: EvidenceKind, recordId: string, on: Day | null, label: Words): Evidence {
  return { kind, recordId, label, on: on as Day };
}

function atLeastOne(evidence: Evidence[], lacks: Words): Finding {
  return { evidence, lacks: evidence.length ? null : lacks };
}
