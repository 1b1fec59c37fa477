import { readdirSync } from 'node:fs';
import { runJob } from '@binhan/common/job';
import { createTestPlace, startTestSubgraph } from '@binhan/common/testing';
import { defineTopic, type Topic } from '@binhan/common/topic';
import type { Tx } from '@binhan/common/transaction';
import { service as reports } from '@binhan/reports/service';

const schemas = new URL('../../../schemas/events/', import.meta.url);
const ending = '.v1.json';

/** Every topic of the programme, as `units.registration`. */
const topics = new Map<string, Topic>(
  ['units', 'personnel', 'training', 'tips'].flatMap((service) =>
    readdirSync(new URL(`${service}/`, schemas)).map((file): [string, Topic] => {
      const name = file.slice(0, -ending.length);
      return [`${service}.${name}`, defineTopic(service, name, new URL(`${service}/${file}`, schemas))];
    }),
  ),
);

/** A running `reports`, and a writer that publishes what the other services would, through an outbox and the real log. */
export async function createWorld() {
  const place = await createTestPlace();
  const service = await startTestSubgraph(reports, { place });
  let published = 0;
  let read = 0;
  /** Events go out by the relay of reports itself: the log does not care whose outbox they came from. */
  const write = async (work: (tx: Tx) => Promise<void>, at = '2026-03-02T02:00:00Z') => {
    await runJob(service.database, () => new Date(at), { name: 'writer', run: (door) => door(work) });
    published++;
  };
  const topicOf = (name: string) => topics.get(name) as Topic;
  const publish = (topic: string, id: string, change: string, data: object, at?: string) =>
    write((tx) => tx.record(topicOf(topic), id, change, data), at);
  const settled = async () => {
    const upTo = published;
    if (read < upTo) await service.settled();
    read = Math.max(read, upTo);
  };
  return {
    ...service,
    publish,
    erase: (topic: string, id: string) => write((tx) => tx.erase(topicOf(topic), id)),
    /** Waits until all that was published is read. */
    settled,
    /** Asks when all that was published is read: partitions are read in any order, so no one figure tells of the others. */
    ask: async (...asked: Parameters<typeof service.ask>) => {
      await settled();
      return service.ask(...asked);
    },
    /** An area of `code@validFrom`. */
    area: (id: string, level: string, covers: string[], more: { parentId?: string; validTo?: string } = {}) => {
      const [code = '', validFrom = ''] = id.split('@');
      const { parentId = null, validTo = null } = more;
      return publish('units.area', id, 'installed', { code, name: code, type: 'xã', level, parentId, validFrom, validTo, covers });
    },
    async stop() {
      await service.stop();
      await place.remove();
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Figures of the first cell by measure, or of each cell by its group. */
export type Answered = {
  [measure: string]: { value: number | null; numerator: number | null; denominator: number | null; noData: boolean; suppressed: boolean };
};

const indicatorQuery = `query($code: IndicatorCode!, $filter: IndicatorFilter, $by: [Dimension!], $asOf: AsOf, $areaEpoch: LocalDate) {
  indicator(code: $code, filter: $filter, by: $by, asOf: $asOf, areaEpoch: $areaEpoch) {
    cells { group { value } figures { measure figure { value numerator denominator noData suppressed watermark ruleSet } } }
  }
}`;

type Question = { filter?: object; by?: string[]; asOf?: object; areaEpoch?: string };

/** Asks for indicators as a sentence: throws the error's extensions. */
export function indicatorsOf({ ask }: Pick<World, 'ask'>) {
  const cells = async (code: string, question: Question = {}, claims?: Parameters<World['ask']>[2]) => {
    const { data, errors } = await ask(indicatorQuery, { code, ...question }, claims);
    if (errors) throw { message: errors[0]?.message, ...errors[0]?.extensions };
    // biome-ignore lint/suspicious/noExplicitAny: an answer of GraphQL
    return data.indicator.cells.map(({ group, figures }: any) => ({
      group: group.map(({ value }: { value: string | null }) => value),
      // biome-ignore lint/suspicious/noExplicitAny: an answer of GraphQL
      ...Object.fromEntries(figures.map(({ measure, figure }: any) => [measure, figure])),
    })) as (Answered & { group: (string | null)[] })[];
  };
  return {
    cells,
    /** The only cell of a question without groups. */
    one: async (code: string, question: Question = {}, claims?: Parameters<World['ask']>[2]) =>
      (await cells(code, question, claims))[0] as Answered,
    /** Values of a measure by the first group. */
    valuesBy: async (code: string, measure: string, question: Question) =>
      Object.fromEntries((await cells(code, question)).map((cell) => [cell.group.join(' '), cell[measure]?.value])),
  };
}
