import { setTimeout as pause } from 'node:timers/promises';
import { dayOf } from '@binhan/common/clock';
import { dataOf } from '../smoke/graphql.ts';
import type { House, ServiceName } from './house.ts';
import type { Ledger } from './ledger.ts';
import { type Actor, createMutate } from './mutate.ts';
import type { Random } from './random.ts';
import { createSendTip } from './send-tip.ts';
import { runStory } from './story.ts';
import { runTipStory } from './story-of-tip.ts';
import { openTipOffice } from './tip-office.ts';

export type Writers = { stop(): Promise<void> };
export type WriterOptions = { house: House; urls: Readonly<Record<ServiceName, string[]>>; ledger: Ledger; random: Random; rate: number };

const writerCount = 16;
/** How many of them send tips and take these further; the others are busy with units. */
const tipWriters = 4;
/** Mutations come in bursts, so that the outbox holds events of several partitions at once. */
const burstMs = 400;

/** Officers and heads of units who work without a pause, at most `rate` mutations a second together. */
export async function startWriters({ house, urls, ledger, random, rate }: WriterOptions): Promise<Writers> {
  const query = '{ areas(level: COMMUNE, first: 40) { nodes { id } } round { year } }';
  const { areas, round } = await dataOf(urls.units[0] as string, { query });
  const { guardRules } = await dataOf(urls.personnel[0] as string, { query: '{ guardRules { criteria { code } } }' });
  const criteria = (guardRules.criteria as { code: string }[]).map(({ code }) => code);
  const areaIds = (areas.nodes as { id: string }[]).map(({ id }) => id);
  const mutate = createMutate(urls, ledger, random);
  const officer: Actor = { subject: 'chaos-officer', token: await house.sign({ roles: ['PROVINCIAL_OFFICER'], subject: 'chaos-officer' }) };
  let stopped = false;
  let slots = 0;
  const burst = setInterval(() => {
    slots = Math.ceil((rate * burstMs) / 1000);
  }, burstMs);

  /** False when the run is over: a story may end after any of its mutations. */
  const turn = async () => {
    while (!stopped && slots <= 0) await pause(10);
    slots--;
    return !stopped;
  };

  const stage = {
    areaIds,
    criteria,
    today: dayOf(new Date()),
    year: round.year as number,
    officer,
    sign: house.sign,
    mutate,
    ledger,
    turn,
    random,
  };
  const tipStage = { office: await openTipOffice(house), sendTip: createSendTip(house, urls.tips, ledger, random) };
  const write = async (writer: number) => {
    for (let number = 1; !stopped; number++) {
      const name = `${writer}-${number}`;
      const story = writer <= tipWriters ? runTipStory({ name, ...stage, ...tipStage }) : runStory({ name, ...stage });
      await story.catch(() => {}); // a refused mutation is in the ledger; the story ends there
    }
  };
  const writing = Promise.all(Array.from({ length: writerCount }, (_, writer) => write(writer + 1)));
  return {
    async stop() {
      stopped = true;
      clearInterval(burst);
      await writing;
    },
  };
}
