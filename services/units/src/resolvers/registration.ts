import type { Context } from '../context.ts';
import { buildDossier, whyNotRecognised } from '../dossier.ts';
import type { Registration as Row } from '../entities/registration.ts';
import type { RuleSet } from '../entities/rule-set.ts';
import type { Unit } from '../entities/unit.ts';
import type { DossierCriterionResolvers, DossierPaperResolvers, RegistrationResolvers } from '../generated/types.ts';
import { roundOf } from '../rounds.ts';
import { registrationLife } from '../states/registration.ts';

export const Registration: RegistrationResolvers = {
  unit: ({ unitId }, _args, { node }) => node('Unit').load(unitId),
  round: async ({ roundYear }, _args, { ruleSets }) => roundOf(roundYear, await ruleSets()) ?? null,
  ruleSet: ({ ruleSetId }, _args, { node }) => node('RuleSet').load(ruleSetId),
  area: ({ areaId }, _args, { node }) => node('Area').load(areaId),
  dossier: dossier,
  recognition: async ({ id }, _args, { recognitions }) => (await recognitions.load(id))[0] ?? null,
  whyNotRecognised: async (registration, args, context) => {
    const [recognition] = await context.recognitions.load(registration.id);
    return recognition?.state === 'NOT_MET' ? whyNotRecognised(await dossier(registration, args, context), recognition) : null;
  },
  allowedActions: async (registration, _args, { viewer, scope }) => registrationLife.allowedActions(registration, viewer, await scope()),
};

async function dossier(registration: Row, _args: unknown, { node }: Context) {
  const unit = (await node('Unit').load(registration.unitId)) as Unit;
  const ruleSet = (await node('RuleSet').load(registration.ruleSetId)) as RuleSet;
  return buildDossier(registration, unit, ruleSet);
}

export const DossierCriterion: DossierCriterionResolvers = {
  status: ({ answer }) => (answer ? (answer.met ? 'MET' : 'NOT_MET') : 'NOT_ASSESSED'),
  points: ({ answer }) => answer?.points ?? null,
  documentNumber: ({ answer }) => answer?.documentNumber ?? null,
  attestedOn: ({ answer }) => answer?.attestedOn ?? null,
};

export const DossierPaper: DossierPaperResolvers = {
  number: ({ document }) => document?.number ?? null,
  datedOn: ({ document }) => document?.datedOn ?? null,
};
