import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { RegistrationFact } from '../entities/facts.ts';
import type { RegistrationData } from '../events/received.ts';
import { roundFacts } from './round-facts.ts';

/** Keeps the fact of a registration as of its newest event. */
export async function keepRegistration({ manager }: Tx, event: Received<RegistrationData>): Promise<void> {
  const { ruleSetId, submittedOn, late } = event.data;
  await manager.upsert(RegistrationFact, { ...roundFacts(event), ruleSetId, submittedOn, late }, ['id']);
}
