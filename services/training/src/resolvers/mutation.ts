import { mutationsOf } from '@binhan/common/mutations';
import type { MutationResolvers } from '../generated/types.ts';
import { addEnrolment } from '../operations/add-enrolment.ts';
import { airEdition } from '../operations/air-edition.ts';
import { cancelClass } from '../operations/cancel-class.ts';
import { completeClass } from '../operations/complete-class.ts';
import { correctSession } from '../operations/correct-session.ts';
import { holdSession } from '../operations/hold-session.ts';
import { openBroadcastColumn } from '../operations/open-broadcast-column.ts';
import { openCampaign } from '../operations/open-campaign.ts';
import { planClass } from '../operations/plan-class.ts';
import { planSession } from '../operations/plan-session.ts';
import { recordClass } from '../operations/record-class.ts';
import { recordSession } from '../operations/record-session.ts';
import { reportSession } from '../operations/report-session.ts';
import { verifyClass } from '../operations/verify-class.ts';
import { verifySession } from '../operations/verify-session.ts';
import { broadcastColumnLife } from '../states/broadcast-column.ts';
import { campaignLife } from '../states/campaign.ts';
import { enrolmentLife } from '../states/enrolment.ts';
import { sessionLife } from '../states/session.ts';
import { trainingClassLife } from '../states/training-class.ts';

/** One mutation for each line of the state tables; the operations named here have a rule of their own. */
export const Mutation: MutationResolvers = {
  ...mutationsOf(sessionLife, {
    plan: planSession,
    record: recordSession,
    hold: holdSession,
    report: reportSession,
    verify: verifySession,
    correct: correctSession,
  }),
  ...mutationsOf(trainingClassLife, {
    plan: planClass,
    record: recordClass,
    complete: completeClass,
    verify: verifyClass,
    cancel: cancelClass,
  }),
  ...mutationsOf(enrolmentLife, { add: addEnrolment }),
  ...mutationsOf(campaignLife, { open: openCampaign }),
  ...mutationsOf(broadcastColumnLife, { open: openBroadcastColumn, air: airEdition }),
};
