import { requireNotBefore } from '@binhan/common/days';
import { enteredName } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import { requireDocuments } from '@binhan/reference/legal-documents';
import type { Campaign } from '../entities/campaign.ts';
import { campaignLife } from '../states/campaign.ts';
import type { SessionProgramme } from '../vocabulary.ts';
import { type BodyInput, organisersOf } from './bodies.ts';

export type OpenCampaignInput = {
  name: string;
  programme: SessionProgramme;
  firstDay: string;
  lastDay: string;
  organisers: BodyInput[];
  basisIds: string[];
  /** Of sample data only: the contract does not offer it. */
  synthetic?: boolean;
};

/** Announces a campaign; it rests on at least one document. */
export async function openCampaign(tx: Tx, input: OpenCampaignInput) {
  const { programme, firstDay, lastDay, basisIds, synthetic = false } = input;
  requireNotBefore(firstDay, lastDay, 'input.lastDay');
  await requireDocuments(tx, basisIds);
  const name = enteredName(input.name, 'input.name', 200);
  const organisers = organisersOf(input.organisers);
  const id = tx.newId();
  const campaign: Campaign = { id, version: 1, state: 'ACTIVE', name, programme, firstDay, lastDay, organisers, basisIds, synthetic };
  await campaignLife.begin(tx, 'open', campaign, input);
  return { campaign: id };
}
