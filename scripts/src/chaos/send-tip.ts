import { setTimeout as pause } from 'node:timers/promises';
import { Tip } from '@binhan/tips/entities/tip';
import { post } from '../smoke/graphql.ts';
import { newRequestKey, workOn } from '../smoke/tip-sender.ts';
import type { House } from './house.ts';
import type { Ledger, Row } from './ledger.ts';
import type { Random } from './random.ts';

/** Sends a tip about a commune to any replica, with the same request key until a receipt arrives. */
export type SendTip = (areaId: string) => Promise<Row>;

const answerWithinMs = 3000;
const challengeQuery = '{ tipChallenge { challenge difficulty } }';
const submitText = 'mutation ($input: SubmitTipInput!) { submitTip(input: $input) { receipt { code locator } } }';

export const textOfTip = (areaId: string) => `Mất trộm ở ${areaId}`;

export function createSendTip({ databases }: House, urls: readonly string[], ledger: Ledger, random: Random): SendTip {
  const ask = async (network: string, query: string, variables: object) => {
    const headers = { 'x-caller-network': network }; // one sender of many, so that the work stays that of one
    return (await post(random.pick(urls), { query, variables, headers, timeoutMs: answerWithinMs }).catch(() => undefined))?.data;
  };
  // Its sender does not know the id of a tip; the house looks it up.
  const find = async (locator: string): Promise<string> => {
    for (;;) {
      const tip = await databases.tips.read.manager.findOneBy(Tip, { locator }).catch(() => null);
      if (tip) return tip.id;
      await pause(200);
    }
  };
  return async (areaId) => {
    const requestKey = newRequestKey();
    for (;;) {
      const challenge = (await ask(requestKey, challengeQuery, {}))?.tipChallenge;
      const input = challenge && { requestKey, proof: await workOn(challenge), category: 'THEFT', areaId, text: textOfTip(areaId) };
      const receipt = input && (await ask(requestKey, submitText, { input }))?.submitTip?.receipt;
      if (receipt) {
        const id = await find(receipt.locator);
        ledger.addTip(id, receipt.code);
        return { id, version: 1, state: 'RECEIVED' };
      }
      ledger.retry();
      await pause(random.between(100, 400));
    }
  };
}
