import type { AccessTable } from '@binhan/common/access';
import { mutationRoles } from '@binhan/common/mutations';
import { auditors } from '@binhan/common/viewer';
import { unitAccess } from '@binhan/reference/scope';
import type { GuardRef } from './entities/guard-ref.ts';
import type { ModelRef } from './entities/model-ref.ts';
import { broadcastColumnLife } from './states/broadcast-column.ts';
import { campaignLife } from './states/campaign.ts';
import { enrolmentLife } from './states/enrolment.ts';
import { sessionLife } from './states/session.ts';
import { trainingClassLife } from './states/training-class.ts';

const everyone = { seenBy: ['PUBLIC'] } as const;
const staff = sessionLife.spec.access.seenBy;
/** A guard and a model are seen as their unit is. */
const ofUnit = { seenBy: unitAccess.seenBy, subject: ({ unitId, areaId }: GuardRef | ModelRef) => ({ unitId, areaId }) };

/** Who may see what (domain.md 3.6). What is not named here is refused; mutations take their roles from the state tables. */
export const access: AccessTable = {
  Query: {
    trainingEnums: ['PUBLIC'],
    campaigns: ['PUBLIC'],
    campaign: ['PUBLIC'],
    broadcastColumns: ['PUBLIC'],
    broadcastColumn: ['PUBLIC'],
    sessionTotals: ['PUBLIC'],
    classTotals: ['PUBLIC'],
    sessions: staff,
    session: staff,
    trainingClasses: staff,
    trainingClass: staff,
    enrolments: staff,
    enrolment: staff,
    refreshersDue: unitAccess.seenBy,
    trainingAudit: auditors,
  },
  Mutation: mutationRoles(sessionLife, trainingClassLife, enrolmentLife, campaignLife, broadcastColumnLife),
  types: {
    Campaign: campaignLife.spec.access,
    BroadcastColumn: broadcastColumnLife.spec.access,
    Session: sessionLife.spec.access,
    TrainingClass: trainingClassLife.spec.access,
    Enrolment: enrolmentLife.spec.access,
    Unit: unitAccess,
    Guard: ofUnit,
    Model: ofUnit,
    // Ids alone: `units` decides what is shown of them.
    Area: everyone,
    Authority: everyone,
    LegalDocument: everyone,
  },
  parts: [
    'Attendances',
    'People',
    'Body',
    'SessionLine',
    'ClassLine',
    'ClassCertificate',
    'RefresherDue',
    'BroadcastEdition',
    'SessionTotals',
    'ClassTotals',
  ],
};
