import { findAudit } from '@binhan/common/audit-list';
import { permits } from '@binhan/common/permissions';
import type { QueryResolvers } from '../generated/types.ts';
import { hidden, shown } from '../headcount.ts';
import { labels } from '../labels.ts';
import { findBroadcastColumns, findCampaigns } from '../queries/campaigns.ts';
import { findClasses } from '../queries/classes.ts';
import { findEnrolments } from '../queries/enrolments.ts';
import { findRefreshersDue } from '../queries/refreshers.ts';
import { findSessions } from '../queries/sessions.ts';
import { classTotals, sessionTotals } from '../queries/totals.ts';
import { trainingClassLife } from '../states/training-class.ts';

export const Query: QueryResolvers = {
  trainingEnums: () => labels,
  campaigns: (_source, args, { read }) => findCampaigns(read, args),
  campaign: (_source, { id }, { node }) => node('Campaign').load(id),
  broadcastColumns: (_source, args, { read }) => findBroadcastColumns(read, args),
  broadcastColumn: (_source, { id }, { node }) => node('BroadcastColumn').load(id),
  sessions: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findSessions({ read, viewer, scope: await scope() }, filter ?? {}, page),
  session: (_source, { id }, { node }) => node('Session').load(id),
  trainingClasses: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findClasses({ read, viewer, scope: await scope() }, filter ?? {}, page),
  trainingClass: (_source, { id }, { node }) => node('TrainingClass').load(id),
  enrolments: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findEnrolments({ read, viewer, scope: await scope() }, filter ?? {}, page),
  enrolment: (_source, { id }, { node }) => node('Enrolment').load(id),
  refreshersDue: async (_source, args, { read, viewer, scope, today }) =>
    findRefreshersDue({ read, viewer, scope: await scope() }, args, today),
  trainingAudit: (_source, args, { read }) => findAudit(read, args),
  sessionTotals: (_source, { filter }, { read }) => sessionTotals(read, filter ?? {}),
  classTotals: async (_source, { filter }, { read, viewer, scope }) => {
    const totals = await classTotals(read, filter ?? {});
    const { areaId = null, unitId = null } = filter ?? {};
    const isOwn = permits(viewer, trainingClassLife.spec.access.seenBy, { areaId, unitId }, await scope());
    const people = isOwn ? shown : () => hidden;
    return { ...totals, learners: people(totals.learners), passed: people(totals.passed) };
  },
};
