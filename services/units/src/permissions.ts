import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { auditors } from '@binhan/common/viewer';
import { commitmentLife } from './states/commitment.ts';
import { coordinationRegulationLife } from './states/coordination-regulation.ts';
import { internalRuleLife } from './states/internal-rule.ts';
import { modelLife } from './states/model.ts';
import { planLife } from './states/plan.ts';
import { recognitionLife } from './states/recognition.ts';
import { registrationLife } from './states/registration.ts';
import { reviewLife } from './states/review.ts';
import { unitLife } from './states/unit.ts';

const everyone = { seenBy: ['PUBLIC'] } as const;
const staff = unitLife.spec.access.seenBy;

/** Who may see what (domain.md 3.6). What is not named here is refused; mutations take their roles from the state tables. */
export const access: AccessTable = {
  Query: {
    viewer: ['PUBLIC'],
    unitsEnums: ['PUBLIC'],
    areas: ['PUBLIC'],
    area: ['PUBLIC'],
    authorities: ['PUBLIC'],
    authority: ['PUBLIC'],
    legalDocuments: ['PUBLIC'],
    ruleSets: ['PUBLIC'],
    round: ['PUBLIC'],
    units: staff,
    unit: staff,
    registrations: staff,
    registration: staff,
    recognition: staff,
    commitments: staff,
    commitment: staff,
    internalRules: staff,
    internalRule: staff,
    coordinationRegulations: staff,
    coordinationRegulation: staff,
    models: staff,
    model: staff,
    plans: staff,
    plan: staff,
    reviews: staff,
    review: staff,
    unitsAudit: auditors,
  },
  Mutation: mutationRoles(
    unitLife,
    registrationLife,
    recognitionLife,
    commitmentLife,
    internalRuleLife,
    coordinationRegulationLife,
    modelLife,
    planLife,
    reviewLife,
  ),
  types: {
    Area: everyone,
    Authority: everyone,
    LegalDocument: everyone,
    RuleSet: everyone,
    Unit: unitLife.spec.access,
    Registration: registrationLife.spec.access,
    Recognition: recognitionLife.spec.access,
    Commitment: commitmentLife.spec.access,
    InternalRule: internalRuleLife.spec.access,
    CoordinationRegulation: coordinationRegulationLife.spec.access,
    Model: modelLife.spec.access,
    Plan: planLife.spec.access,
    Review: reviewLife.spec.access,
  },
  parts: [
    'AreaSuccession',
    'Criterion',
    'Round',
    'Dossier',
    'DossierCriterion',
    'DossierEvidence',
    'DossierPaper',
    'DossierRemark',
    'PlanTask',
    'Viewer',
  ],
};
