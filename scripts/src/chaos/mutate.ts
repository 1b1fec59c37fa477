import { setTimeout as pause } from 'node:timers/promises';
import { mutationText, post } from '../smoke/graphql.ts';
import type { ServiceName } from './house.ts';
import type { Ledger, Row } from './ledger.ts';
import type { Random } from './random.ts';
import { type RecordType, records } from './records.ts';

export type Actor = { subject: string; token: string };
export type Mutate = (actor: Actor, mutation: string, record: RecordType, input: object) => Promise<Row>;

/** Answers that promise nothing about the effect, so that the same mutation is sent again. */
const unclear = new Set(['TRY_AGAIN', 'INTERNAL', 'INTERNAL_SERVER_ERROR', 'CONFLICT', 'SUBGRAPH_UNAVAILABLE']);
const answerWithinMs = 3000;
const triesAfterRefusal = 5;

/** Refused before anything was done, since an event is still on its way. */
const notYet = new Set(['UNIT_NOT_KNOWN_YET']);

/** Sends a mutation to any replica of its service until it is answered, as a careful client does: with the same `clientMutationId` each time. */
export function createMutate(urls: Readonly<Record<ServiceName, string[]>>, ledger: Ledger, random: Random): Mutate {
  let count = 0;
  return async ({ subject, token }, mutation, record, fields) => {
    const clientMutationId = `m${++count}`;
    const input = { ...fields, clientMutationId };
    const request = { query: mutationText(mutation, record), variables: { input }, token, timeoutMs: answerWithinMs };
    let refusals = 0;
    for (let attempt = 1; ; attempt++) {
      const answer = await post(random.pick(urls[records[record].service]), request).catch(() => undefined);
      const row = answer?.data?.[mutation]?.[record] as Row | undefined;
      if (row) {
        ledger.add({ subject, mutation, clientMutationId, record, row });
        return row;
      }
      const code = answer?.errors?.[0]?.extensions?.code as string | undefined;
      if (code && !unclear.has(code) && !notYet.has(code)) {
        // Whoever sends a mutation again must get the first answer, so a refusal is a fault even where a later try is answered.
        if (refusals++ === 0)
          ledger.refused.push(`${mutation} ${clientMutationId}, try ${attempt}: ${code} ${answer?.errors?.[0]?.message}`);
        if (refusals === triesAfterRefusal) throw new Error(`${mutation} was refused: ${code}`);
      }
      ledger.retry();
      await pause(random.between(100, 400));
    }
  };
}
