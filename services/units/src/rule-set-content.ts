import type { Day } from '@binhan/common/clock';
import type { Level } from './entities/area.ts';
import type { AuthorityKind } from './entities/authority.ts';
import type { RuleKind } from './entities/internal-rule.ts';
import type { UnitKind } from './entities/unit.ts';

/** What shows that a criterion is met: records of the unit, or its head's word. */
export type EvidenceKind =
  | 'PLAN'
  | 'INTERNAL_RULE'
  | 'COMMITMENT'
  | 'COORDINATION_REGULATION'
  | 'MODEL'
  | 'GUARD_READINESS'
  | 'ATTESTATION';

export type Criterion = {
  code: string;
  vi: string;
  en: string;
  kinds: UnitKind[];
  evidence: EvidenceKind;
  /** With INTERNAL_RULE: every kind that must be in force. */
  ruleKinds?: RuleKind[];
  /** With COMMITMENT: the least share of staff that has signed, 0 to 1. */
  minimumRate?: number;
  verified: boolean;
};

/** A rule set as data/rule-sets.json has it, its dates made regular. Days are `MM-DD` of the round year. */
export type RuleSetContent = {
  /** First and last day of the round; the first may lie in the year before. */
  round: { from: string; fromYearBefore: boolean; to: string };
  deadlines: { register: string; selfAssess: string; decideTarget: string };
  eligible: { unitKinds: UnitKind[]; excluded: string[] };
  recogniser: { bodies: AuthorityKind[]; levels: { from: Day; levels: Level[] }[] };
  grades: string[];
  dossier: string[];
  criteria: Criterion[];
};
