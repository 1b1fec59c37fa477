import { dayOf } from '@binhan/common/clock';
import { hasRole } from '@binhan/common/permissions';
import type { Role } from '@binhan/common/viewer';
import type { Context } from '../context.ts';
import type { TipsWaitingResolvers } from '../generated/types.ts';
import { visibleRequests } from '../queries/protection-requests.ts';
import { visibleMismatches } from '../queries/tip-box-openings.ts';
import { visibleOverdue } from '../queries/tip-boxes.ts';
import { visibleOverdueTips } from '../queries/tips.ts';
import { protectionRequestLife } from '../states/protection-request.ts';
import { tipBoxLife } from '../states/tip-box.ts';

const asking = async ({ read, viewer, scope }: Context) => ({ read, viewer, scope: await scope() });

/** Null where the list of the name is refused. */
const countedFor =
  (roles: readonly Role[], count: (context: Context) => Promise<number>) =>
  (_source: object, _args: object, context: Context): Promise<number> | null =>
    hasRole(context.viewer, roles) ? count(context) : null;

const keepers = tipBoxLife.spec.access.seenBy;

/** Each number by the query of its list, so that the two cannot differ. */
export const TipsWaiting: TipsWaitingResolvers = {
  overdue: async (_source, _args, context) => visibleOverdueTips(await asking(context), context.clock()).getCount(),
  protectionRequests: countedFor(protectionRequestLife.spec.access.seenBy, async (context) =>
    visibleRequests(await asking(context), ['REQUESTED']).getCount(),
  ),
  boxesOverdue: countedFor(keepers, async (context) => visibleOverdue(await asking(context), dayOf(context.clock())).getCount()),
  boxMismatches: countedFor(keepers, async (context) =>
    visibleMismatches({ ...(await asking(context)), conflicts: await context.conflicts() }, dayOf(context.clock())).getCount(),
  ),
};
