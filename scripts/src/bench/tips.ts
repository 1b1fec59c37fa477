import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { ask, eventually } from '@binhan/common/testing';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { makeRecipient } from '@binhan/tips/operations/make-recipient';
import { workIn } from '@binhan/tips/proof-of-work';
import { readReceipt, receiptFor, writeReceipt } from '@binhan/tips/receipt';
import { readKeys } from '@binhan/tips/server-key';
import { service as tipsService } from '@binhan/tips/service';
import { service as unitsService } from '@binhan/units/service';
import { newRequestKey } from '../smoke/tip-sender.ts';
import { onEachEngine, percentile, row, startServices } from './place.ts';

const submissions = 200; // beyond 256 in ten minutes the work gets harder for all
const openings = 2000;
const clients = 16;
const guessesInTurn = 1000;
const guessers = 50;
const seconds = 10;
const areaId = '03408@2025-07-01';
const province = '12@2013-12-27';
const challenge = '{ tipChallenge { challenge difficulty } }';
const submit = 'mutation ($input: SubmitTipInput!) { submitTip(input: $input) { receipt { code } } }';
const open = 'mutation ($receipt: String!) { openMailbox(input: { receipt: $receipt }) { token } }';
const list = '{ tips(first: 50) { nodes { id state category receivedOn clocks { overdue } } } }';

/** Tips sent and mailboxes opened through the gateway, and how long an officer waits for a list while 50 guess receipts. */
export async function tips(): Promise<void> {
  row('engine', 'what', 'a second', 'p50 ms', 'p99 ms');
  await onEachEngine(async (engine) => {
    const house = await startTips();
    const print = (what: string, times: number[], ms: number) =>
      row(engine, what, ((times.length * 1000) / ms).toFixed(0), percentile(times, 0.5).toFixed(1), percentile(times, 0.99).toFixed(1));

    const inputs = [];
    for (let i = 0; i < submissions; i++) {
      const { tipChallenge } = await house.from(addressOf(i), challenge);
      inputs.push({ requestKey: newRequestKey(), proof: workOn(tipChallenge), category: 'THEFT', areaId, text: 'Mất xe đạp' });
    }
    const receipts: string[] = [];
    const sent = await together(inputs, async (input, i) => {
      receipts.push((await house.from(addressOf(i), submit, { input })).submitTip.receipt.code);
    });
    print('tips sent', sent.times, sent.ms);

    const tries = Array.from({ length: openings }, (_, i) => receipts[i % receipts.length] as string);
    const opened = await together(tries, async (receipt, i) => void (await house.from(addressOf(i), open, { receipt })));
    print('mailboxes opened', opened.times, opened.ms);

    for (const [what, times] of Object.entries(await guessInTurn(house.from, receipts[0] as string)))
      print(
        what,
        times,
        times.reduce((sum, ms) => sum + ms, 0),
      );

    const calm = await listFor(house.list);
    print('an officer’s list, in calm', calm, seconds * 1000);
    for (const [name, addressed] of [
      ['each from one address', (guesser: number) => addressOf(guesser)],
      ['each try from another address', () => addressOf(Math.floor(Math.random() * 2 ** 24))],
    ] as const) {
      let guesses = 0;
      const guess = async (guesser: number, over: AbortSignal) => {
        while (!over.aborted) {
          await house.from(addressed(guesser), open, { receipt: writeReceipt(randomReceipt()) }).catch(() => undefined);
          guesses++;
        }
      };
      const over = new AbortController();
      const guessing = Array.from({ length: guessers }, (_, guesser) => guess(guesser, over.signal));
      const times = await listFor(house.list);
      over.abort();
      await Promise.all(guessing);
      print(`the same while ${guessers} guess, ${name} (${(guesses / seconds).toFixed(0)} tries/s)`, times, seconds * 1000);
    }
    await house.stop();
  });
}

/** Without the browser's detour through promises, since the work is not what is measured. */
function workOn({ challenge, difficulty }: { challenge: string; difficulty: number }) {
  for (let n = 0; ; n++) if (workIn({ challenge, answer: String(n) }) >= difficulty) return { challenge, answer: String(n) };
}

const addressOf = (i: number) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;

async function startTips() {
  // The addresses of the clients are those of a proxy's header.
  const { place, services, gateway, stop } = await startServices(
    { units: unitsService, tips: tipsService },
    { TRUSTED_PROXIES: '127.0.0.1' },
  );
  const keys = await readKeys(await place.settingsFor('tips'));
  for (const role of ['INTAKE', 'ASSESSOR', 'SUPERVISOR'] as const)
    await inTransaction(services.tips.database, { viewer: systemViewer('bench'), now: new Date() }, (tx) =>
      makeRecipient(tx, keys, { ref: role, role, subject: role, areaIds: [province], passphrase: 'nobody types it' }),
    );
  const from = async (address: string, query: string, variables: object = {}) => {
    const { data, errors } = await ask(gateway.url, query, variables, { 'x-forwarded-for': address });
    if (errors) throw new Error(errors[0]?.message);
    return data;
  };
  const authorization = await place.bearer({ roles: ['TIP_INTAKE'], subject: 'INTAKE' });
  await eventually(async () => {
    const known = (await services.tips.ask(`{ _entities(representations: []) { __typename } }`)).data;
    if (!known || Object.values(await services.tips.lag()).some((lag) => lag > 0)) throw new Error('areas are not known yet');
  });
  return { from, stop, list: () => ask(gateway.url, list, {}, { authorization }) };
}

const randomReceipt = () => receiptFor(randomBytes(32), 'guess', 0);

/** Wrong secrets, in turn at a locator that exists and at one that does not: the two must take the same time. */
async function guessInTurn(from: Awaited<ReturnType<typeof startTips>>['from'], real: string): Promise<Record<string, number[]>> {
  const { locator } = readReceipt(real);
  const guesses = {
    'a wrong secret at a known locator': () => ({ ...randomReceipt(), locator }),
    'the same at an unknown locator': randomReceipt,
  };
  const times: Record<string, number[]> = {};
  for (let i = 0; i < guessesInTurn; i++)
    for (const [what, guess] of Object.entries(guesses)) {
      const start = performance.now();
      await from(addressOf(i), open, { receipt: writeReceipt(guess()) }).catch(() => undefined);
      times[what] = [...(times[what] ?? []), performance.now() - start];
    }
  return times;
}

/** Times of one officer who asks again and again. */
async function listFor(askOnce: () => ReturnType<typeof ask>): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    const { errors } = await askOnce();
    if (errors) throw new Error(errors[0]?.message);
    times.push(performance.now() - start);
  }
  return times;
}

/** The work on each input, by several clients at once. */
async function together<T>(inputs: readonly T[], work: (input: T, i: number) => Promise<void>): Promise<{ times: number[]; ms: number }> {
  const times: number[] = [];
  const waiting = [...inputs.entries()];
  const begun = performance.now();
  const client = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const start = performance.now();
      await work(next[1], next[0]);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { times, ms: performance.now() - begun };
}
