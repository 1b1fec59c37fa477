import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { recognitionLife } from './states/recognition.ts';
import { registrationLife } from './states/registration.ts';
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
  },
  Mutation: mutationRoles(unitLife, registrationLife, recognitionLife),
  types: {
    Area: everyone,
    Authority: everyone,
    LegalDocument: everyone,
    RuleSet: everyone,
    Unit: unitLife.spec.access,
    Registration: registrationLife.spec.access,
    Recognition: recognitionLife.spec.access,
  },
  parts: ['AreaSuccession', 'Criterion', 'Round', 'Dossier', 'DossierCriterion', 'DossierPaper', 'DossierRemark', 'Viewer'],
};
