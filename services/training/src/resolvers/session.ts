import type { BodyResolvers, SessionLineResolvers, SessionResolvers } from '../generated/types.ts';
import { headcount } from '../headcount.ts';
import { sessionLife } from '../states/session.ts';

export const Session: SessionResolvers = {
  area: ({ areaId }) => (areaId ? { id: areaId } : null),
  notAllocated: ({ areaId }) => areaId === null,
  campaign: ({ campaignId }, _args, { node }) => (campaignId ? node('Campaign').load(campaignId) : null),
  model: ({ modelId }, _args, { node }) => (modelId ? node('Model').load(modelId) : null),
  lines: async ({ id, countMethod }, _args, { sessionLines }) => (await sessionLines.load(id)).map((line) => ({ ...line, countMethod })),
  attendances: async ({ id, countMethod }, _args, { sessionLines }) =>
    countMethod ? headcount((await sessionLines.load(id)).map(({ attendance }) => ({ count: attendance ?? 0, countMethod }))) : null,
  corrects: ({ correctsId }, _args, { node }) => (correctsId ? node('Session').load(correctsId) : null),
  correction: async ({ id }, _args, { corrections }) => (await corrections.load(id))[0] ?? null,
  allowedActions: async (session, _args, { viewer, scope }) => sessionLife.allowedActions(session, viewer, await scope()),
};

export const SessionLine: SessionLineResolvers = {
  unit: ({ unitId }, _args, { node }) => (unitId ? node('Unit').load(unitId) : null),
  attendances: ({ attendance, countMethod }) =>
    attendance === null || !countMethod ? null : headcount([{ count: attendance, countMethod }]),
};

export const Body: BodyResolvers = {
  authority: ({ authorityId }) => (authorityId ? { id: authorityId } : null),
};
