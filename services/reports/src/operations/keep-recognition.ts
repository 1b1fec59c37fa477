import type { Received } from '@binhan/common/received';
import type { Tx } from '@binhan/common/transaction';
import { RecognitionFact } from '../entities/facts.ts';
import type { RecognitionData } from '../events/received.ts';
import { roundFacts } from './round-facts.ts';

/** Keeps the fact of a decision as of its newest event. */
export async function keepRecognition({ manager }: Tx, event: Received<RecognitionData>): Promise<void> {
  const { registrationId, decidedOn, grade } = event.data;
  await manager.upsert(RecognitionFact, { ...roundFacts(event), registrationId, decidedOn, grade }, ['id']);
}
