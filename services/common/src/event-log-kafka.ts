import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, {
  type Admin,
  CompressionTypes,
  type Consumer,
  type ITopicMetadata,
  Kafka,
  logLevel,
  Partitioners,
  type Producer,
} from 'kafkajs';
import type { Appended, EventLog, LogRecord, NewRecord, Subscription } from './event-log.ts';
import type { Logger } from './logger.ts';

export type KafkaSettings = {
  brokers: string[];
  clientId: string;
  /** Put before topics and groups, where installations share a cluster. */
  prefix: string;
  tls?: boolean;
  credentials?: { username: string; password: string };
};

const sessionTimeout = 30_000;
// Below the broker's default message.max.bytes of 1 MiB, so that only a single record can be too large.
const mostBytesPerSend = 800 * 1024;
// Refusals that another try does not mend; the key then waits for a person.
const permanent = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'TOPIC_AUTHORIZATION_FAILED', 'INVALID_RECORD']);

/** The Kafka client of one process, its logging led into ours. */
export function kafkaClient({ brokers, clientId, tls, credentials }: KafkaSettings, logger: Logger): Kafka {
  const levels = { [logLevel.ERROR]: 'warn', [logLevel.WARN]: 'info' } as const;
  return new Kafka({
    clientId,
    brokers,
    ...(tls ? { ssl: true } : {}),
    ...(credentials ? { sasl: { mechanism: 'scram-sha-512' as const, ...credentials } } : {}),
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 200, maxRetryTime: 5000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ level, log }) =>
        logger[levels[level as keyof typeof levels] ?? 'debug']({ kafka: log.logger, error: log.error }, log.message),
  });
}

export function kafkaLog(settings: KafkaSettings, logger: Logger): EventLog {
  const kafka = kafkaClient(settings, logger);
  const full = (topic: string) => settings.prefix + topic;
  const own = (topic: string) => topic.slice(settings.prefix.length);
  const producer = createSender(kafka);
  const subscriptions = new Set<Subscription>();

  return {
    append: (records) => producer.append(records.map((record) => ({ ...record, topic: full(record.topic) }))),

    async subscribe(group, topics, onBatch) {
      const groupId = full(group);
      const consumer = kafka.consumer({ groupId, sessionTimeout, heartbeatInterval: 3000, rebalanceTimeout: 60_000, maxWaitTimeInMs: 500 });
      const watch = watchConsumer(consumer);
      await untilReady(async () => {
        await consumer.connect();
        await consumer.subscribe({ topics: topics.map(full), fromBeginning: true });
      });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 3,
        eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning, isStale, commitOffsetsIfNecessary, uncommittedOffsets }) => {
          const { partition } = batch;
          const topic = own(batch.topic);
          const records = batch.messages.map(
            ({ offset, key, value }): LogRecord => ({ topic, partition, offset, key: String(key), value: String(value) }),
          );
          const isCurrent = () => isRunning() && !isStale();
          await onBatch({ topic, partition, records, isCurrent, heartbeat, done: ({ offset }) => resolveOffset(offset) });
          // Never consumer.commitOffsets() here: during a rebalance it would end the consumer for good.
          await commitOffsetsIfNecessary(uncommittedOffsets());
        },
      });
      const admin = kafka.admin();
      await admin.connect();
      const subscription: Subscription = {
        lag: () =>
          groupLag(admin, groupId, topics.map(full)).then((lags) => Object.fromEntries(lags.map(([topic, lag]) => [own(topic), lag]))),
        failure: watch.failure,
        async stop() {
          subscriptions.delete(subscription);
          await Promise.all([consumer.disconnect(), admin.disconnect()]);
        },
      };
      subscriptions.add(subscription);
      return subscription;
    },

    read: (topic, options) => readTopic(kafka, full(topic), options),

    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await producer.close();
    },
  };
}

type Sender = { append(records: readonly NewRecord[]): Promise<Appended>; close(): Promise<void> };
type Group = { topic: string; partition: number; records: NewRecord[] };

/**
 * kafkajs resolves send() even where records were lost when a leader moves during a send to several brokers. So each
 * partition is a send of its own, and is accepted only when the answer names it with error 0 and an offset.
 */
function createSender(kafka: Kafka): Sender {
  const partitionOf = Partitioners.DefaultPartitioner();
  const partitions = new Map<string, ITopicMetadata['partitions']>();
  let connected: Promise<{ producer: Producer; admin: Admin }> | undefined;

  const connect = () => {
    connected ??= (async () => {
      // Not idempotent: after a failed send an idempotent kafkajs producer reuses numbers and the next batch is dropped
      // as a repetition. A repeated record is harmless here, since readers know its version.
      const producer = kafka.producer({ idempotent: false, maxInFlightRequests: 1, allowAutoTopicCreation: false, retry: { retries: 3 } });
      const admin = kafka.admin();
      await Promise.all([producer.connect(), admin.connect()]);
      return { producer, admin };
    })().catch((error) => {
      connected = undefined;
      throw error;
    });
    return connected;
  };

  const partitionsOf = async (admin: Admin, topic: string) => {
    const known = partitions.get(topic);
    if (known) return known;
    const metadata = await admin.fetchTopicMetadata({ topics: [topic] });
    const found = metadata.topics[0]?.partitions ?? [];
    if (!found.length) throw new Error(`Topic ${topic} does not exist: npx binhan topics`);
    partitions.set(topic, found);
    return found;
  };

  const group = async (admin: Admin, records: readonly NewRecord[]): Promise<Group[]> => {
    const groups = new Map<string, Group>();
    for (const record of records) {
      const { topic, key, value } = record;
      const partitionMetadata = await partitionsOf(admin, topic);
      const partition = partitionOf({ topic, partitionMetadata, message: { key, value } });
      const group = groups.get(`${topic}/${partition}`) ?? { topic, partition, records: [] };
      groups.set(`${topic}/${partition}`, group);
      group.records.push(record);
    }
    return [...groups.values()];
  };

  const send = async (producer: Producer, { topic, partition, records }: Group): Promise<void> => {
    const messages = records.map(({ key, value, occurredAt }) => ({
      key,
      value,
      partition,
      timestamp: String(occurredAt.getTime()),
      headers: { 'content-type': 'application/cloudevents+json' },
    }));
    const answers = await producer.send({ topic, acks: -1, compression: CompressionTypes.GZIP, messages });
    const answer = answers.find((one) => one.topicName === topic && one.partition === partition);
    if (answers.length !== 1 || !answer || answer.errorCode !== 0 || Number(answer.baseOffset ?? -1) < 0)
      throw new Error(`Kafka did not acknowledge ${topic}/${partition}`);
  };

  /** Sends one group in parts of a size that the broker takes; stops at the first failure, since later records of a key must not overtake. */
  const sendGroup = async (producer: Producer, group: Group, result: Appended): Promise<void> => {
    const parts = partsOf(group.records);
    for (const records of parts) {
      try {
        await send(producer, { ...group, records });
        result.accepted.push(...records.map(({ sequence }) => sequence));
      } catch (error) {
        if (!permanent.has((error as { type?: string }).type ?? '')) {
          result.error = error as Error;
          return;
        }
        if (records.length > 1) {
          for (const record of records) await sendGroup(producer, { ...group, records: [record] }, result);
          return;
        }
        result.refused.push({ topic: group.topic, key: (records[0] as NewRecord).key, error: (error as Error).message });
      }
    }
  };

  return {
    async append(records) {
      const result: Appended = { accepted: [], refused: [] };
      try {
        const { producer, admin } = await connect();
        const groups = await group(admin, records);
        await Promise.all(groups.map((one) => sendGroup(producer, one, result)));
      } catch (error) {
        result.error = error as Error;
      }
      return result;
    },
    async close() {
      const open = await connected?.catch(() => undefined);
      await Promise.all([open?.producer.disconnect(), open?.admin.disconnect()]);
    },
  };
}

function partsOf(records: readonly NewRecord[]): NewRecord[][] {
  const parts: NewRecord[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const size = Buffer.byteLength(record.value) + 200;
    if (bytes + size > mostBytesPerSend) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(record);
    bytes += size;
  }
  return parts;
}

/** A consumer that crashed for good, or that has shown no sign of life for two sessions, is dead and must be replaced. */
function watchConsumer(consumer: Consumer) {
  let crashed: string | undefined;
  let alive = performance.now();
  const sign = () => {
    alive = performance.now();
  };
  consumer.on(consumer.events.FETCH, sign);
  consumer.on(consumer.events.HEARTBEAT, sign);
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) crashed = payload.error.message;
  });
  const failure = () => crashed ?? (performance.now() - alive > 2 * sessionTimeout ? 'no sign of life from the consumer' : undefined);
  return { failure };
}

/** A cluster that has just started has no coordinator and no topics for some seconds. */
async function untilReady(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 30 || !(error instanceof kafkajs.KafkaJSError)) throw error;
      await pause(1000);
    }
  }
}

async function groupLag(admin: Admin, groupId: string, topics: string[]): Promise<[string, number][]> {
  const positions = await admin.fetchOffsets({ groupId, topics });
  return Promise.all(
    positions.map(async ({ topic, partitions }): Promise<[string, number]> => {
      const ends = await admin.fetchTopicOffsets(topic);
      const behind = ends.map(({ partition, high, low }) => {
        const at = Number(partitions.find((one) => one.partition === partition)?.offset ?? -1);
        return Number(high) - Math.max(at, Number(low));
      });
      return [topic, behind.reduce((sum, one) => sum + Math.max(one, 0), 0)];
    }),
  );
}

/** Reads without a lasting group: a group of a random name that is deleted afterwards. */
async function* readTopic(
  kafka: Kafka,
  topic: string,
  options: { fromBeginning: boolean; follow: boolean; signal: AbortSignal },
): AsyncIterable<LogRecord> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  const groupId = `binhan-read-${crypto.randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  const waiting: LogRecord[] = [];
  let wake = () => {};
  // A partition is read when its last record before `ends` was seen; empty ones are read from the start.
  const unread = new Map(
    ends
      .filter(({ low, high }) => options.fromBeginning && high > low && low !== high)
      .map(({ partition, high }) => [partition, BigInt(high) - 1n]),
  );
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: options.fromBeginning });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message: { offset, key, value } }) => {
        waiting.push({ topic, partition, offset, key: String(key), value: String(value) });
        if (BigInt(offset) >= (unread.get(partition) ?? -1n)) unread.delete(partition);
        wake();
      },
    });
    options.signal.addEventListener('abort', () => wake(), { once: true });
    while (!options.signal.aborted) {
      const record = waiting.shift();
      if (record) yield record;
      else if (!options.follow && unread.size === 0) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => {});
    await admin.disconnect();
  }
}
