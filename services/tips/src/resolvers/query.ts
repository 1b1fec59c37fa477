import { findAudit } from '@binhan/common/audit-list';
import type { QueryResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import { readMailbox, requireMailbox } from '../mailbox.ts';
import { notices, otherOffices } from '../notices.ts';
import { difficultyAt, makeChallenge } from '../proof-of-work.ts';
import { findCaseOutcomes } from '../queries/case-outcomes.ts';
import { findOverdueTips, findTips } from '../queries/tips.ts';
import { figureQueries } from './figures.ts';
import { protectionQueries } from './protection.ts';
import { boxQueries } from './tip-box.ts';

export const Query: QueryResolvers = {
  ...figureQueries,
  tipsEnums: () => labels,
  tipNotices: () => [...notices],
  whereElse: (_source, { topic }) => otherOffices.filter((office) => !topic || office.topic === topic),
  tipChallenge: (_source, _args, { keys, limits, network, clock }) => {
    const now = clock();
    const difficulty = difficultyAt(limits.tipsOfNetwork.count(network, now), limits.tipsOfAll.count('', now));
    return makeChallenge(keys.challenge, difficulty, now);
  },
  mailbox: (_source, { token }, { keys, read, clock, takeMailboxTurn }) => {
    takeMailboxTurn('messages');
    return readMailbox(read, requireMailbox(keys, token, clock()));
  },
  tips: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findTips({ read, viewer, scope: await scope() }, filter ?? {}, page),
  overdueTips: async (_source, { filter, ...page }, { read, viewer, scope, clock }) =>
    findOverdueTips({ read, viewer, scope: await scope() }, clock(), filter ?? {}, page),
  tip: (_source, { id }, { node }) => node('Tip').load(id),
  caseOutcomes: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findCaseOutcomes({ read, viewer, scope: await scope() }, filter ?? {}, page),
  caseOutcome: (_source, { id }, { node }) => node('CaseOutcome').load(id),
  tipsAudit: (_source, args, { read }) => findAudit(read, args),
  ...boxQueries,
  ...protectionQueries,
  tipsWaiting: () => ({}),
};
