import type { Day } from '@binhan/common/clock';
import { enteredText } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { Campaign } from '../entities/campaign.ts';
import { ModelRef } from '../entities/model-ref.ts';
import type { Session } from '../entities/session.ts';
import type { Channel, SessionProgramme, Topic } from '../vocabulary.ts';
import { type BodyInput, bodiesOf, organisersOf } from './bodies.ts';
import { communeOn, type Placement } from './placement.ts';

/** What is entered of a session besides its day and its lines. */
export type SessionDetails = Placement & {
  programme: SessionProgramme;
  channel: Channel;
  topics: Topic[];
  organisers: BodyInput[];
  partners?: BodyInput[] | null;
  place?: string | null;
  campaignId?: string | null;
  modelId?: string | null;
  /** Of sample data only: the contract does not offer it. */
  synthetic?: boolean;
};

/** The columns that follow from what was entered, checked for the day of the session. */
export async function sessionColumns(tx: Tx, details: SessionDetails, on: Day) {
  const { programme, channel, campaignId = null, modelId = null } = details;
  if (!details.topics.length) throw new Problem('REQUIRED', {}, 'input.topics');
  if (campaignId) await requireCampaign(tx, campaignId, on);
  if (modelId) await requireModel(tx, modelId);
  return {
    programme,
    channel,
    topics: [...new Set(details.topics)],
    organisers: organisersOf(details.organisers),
    partners: bodiesOf(details.partners),
    areaId: await communeOn(tx, details, on),
    place: enteredText(details.place, 'input.place', 300) || null,
    campaignId,
    modelId,
  };
}

/** What every new session begins with. */
export function newSession(tx: Tx): Pick<Session, NewColumns> {
  return {
    id: tx.newId(),
    version: 1,
    ownerId: tx.viewer.subject ?? '',
    reporterId: null,
    plannedOn: null,
    heldOn: null,
    reportedOn: null,
    verifiedOn: null,
    countMethod: null,
    reason: null,
    versionNumber: 1,
    correctionReason: null,
    correctsId: null,
    correctionKey: null,
  };
}
type NewColumns =
  | 'id'
  | 'version'
  | 'ownerId'
  | 'reporterId'
  | `${'planned' | 'held' | 'reported' | 'verified'}On`
  | 'countMethod'
  | 'reason'
  | 'versionNumber'
  | 'correctionReason'
  | 'correctsId'
  | 'correctionKey';

async function requireCampaign(tx: Tx, id: string, on: Day): Promise<void> {
  const campaign = await tx.manager.findOneBy(Campaign, { id });
  if (!campaign) throw new Problem('UNKNOWN_CAMPAIGN', { id }, 'input.campaignId');
  const { name, firstDay, lastDay } = campaign;
  if (on < firstDay || on > lastDay) throw new Problem('OUTSIDE_CAMPAIGN', { name, from: firstDay, to: lastDay, on }, 'input.campaignId');
}

async function requireModel(tx: Tx, id: string): Promise<void> {
  if (!(await tx.manager.existsBy(ModelRef, { id }))) throw new Problem('MODEL_NOT_KNOWN_YET', { id }, 'input.modelId');
}
