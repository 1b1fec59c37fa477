import type { Context } from '../context.ts';
import { buildDossier, isFrozen, whyNotRecognised } from '../dossier.ts';
import type { Registration as Row } from '../entities/registration.ts';
import type { RuleSet } from '../entities/rule-set.ts';
import type { Unit } from '../entities/unit.ts';
import type { DossierPaperResolvers, RegistrationResolvers } from '../generated/types.ts';
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

async function dossier(registration: Row, _args: unknown, { node, unitRecords, today }: Context) {
  const [unit, ruleSet, records] = await Promise.all([
    node('Unit').load(registration.unitId) as Promise<Unit>,
    node('RuleSet').load(registration.ruleSetId) as Promise<RuleSet>,
    isFrozen(registration) ? null : unitRecords.load(registration.unitId),
  ]);
  return buildDossier(registration, unit, ruleSet, records, today);
}

export const DossierPaper: DossierPaperResolvers = {
  number: ({ document }) => document?.number ?? null,
  datedOn: ({ document }) => document?.datedOn ?? null,
};
