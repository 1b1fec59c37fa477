// What a page in a browser does to send a tip, with nothing but what browsers have: fetch and Web Crypto.

import { dataOf } from './graphql.ts';

type Challenge = { challenge: string; difficulty: number };
export type SentTip = { category: string; areaId: string; unitId?: string; periodText?: string; text: string; attachments?: string[] };

const encoder = new TextEncoder();
const mailboxFields = 'state words { vi } messages { writer text }';

/** Somebody at the address of the gateway, without an account. */
export function createSender(url: string) {
  const ask = (query: string, variables: object = {}) => dataOf(url, { query, variables });
  const doWork = async () => workOn((await ask('{ tipChallenge { challenge difficulty } }')).tipChallenge);
  return {
    notices: async (): Promise<string[]> =>
      (await ask('{ tipNotices { code words { vi } } }')).tipNotices.map(({ code }: { code: string }) => code),
    /** Answers what stands for the picture in `attachments`. */
    async upload(picture: Uint8Array<ArrayBuffer>): Promise<string> {
      const { challenge, answer } = await doWork();
      const headers = { 'content-type': 'image/png', 'x-challenge': challenge, 'x-answer': answer };
      const taken = await fetch(filesOf(url), { method: 'POST', body: picture, headers });
      if (!taken.ok) throw new Error(await taken.text());
      return ((await taken.json()) as { upload: string }).upload;
    },
    /** Answers the receipt, which is shown once. */
    async send(tip: SentTip): Promise<string> {
      const input = { ...tip, requestKey: newRequestKey(), proof: await doWork() };
      const query = 'mutation ($input: SubmitTipInput!) { submitTip(input: $input) { receipt { code } words { code } } }';
      return (await ask(query, { input })).submitTip.receipt.code;
    },
    async openMailbox(receipt: string): Promise<string> {
      const query = 'mutation ($receipt: String!) { openMailbox(input: { receipt: $receipt }) { token } }';
      return (await ask(query, { receipt })).openMailbox.token;
    },
    mailbox: async (token: string) =>
      (await ask(`query ($token: String!) { mailbox(token: $token) { ${mailboxFields} } }`, { token })).mailbox,
    async write(token: string, text: string) {
      const query = `mutation ($input: SendMailboxMessageInput!) { sendMailboxMessage(input: $input) { mailbox { ${mailboxFields} } } }`;
      return (await ask(query, { input: { token, text } })).sendMailboxMessage.mailbox;
    },
    async requestProtection(token: string, contact: string): Promise<void> {
      const query = 'mutation ($input: RequestProtectionInput!) { requestProtection(input: $input) { mailbox { state } } }';
      await ask(query, { input: { token, contact } });
    },
  };
}

/** Where the gateway takes pictures for tips. */
export const filesOf = (url: string) => new URL('/files/tips', url);

/** Tries answers until SHA-256 of challenge, colon and answer begins with enough zero bits. */
export async function workOn({ challenge, difficulty }: Challenge): Promise<{ challenge: string; answer: string }> {
  for (let n = 0; ; n++) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}:${n}`)));
    if (zeroBits(digest) >= difficulty) return { challenge, answer: String(n) };
  }
}

/** 128 random bits in hexadecimal. */
export function newRequestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function zeroBits(digest: Uint8Array): number {
  const first = digest.findIndex((byte) => byte !== 0);
  return first < 0 ? digest.length * 8 : first * 8 + Math.clz32(digest[first] as number) - 24;
}
