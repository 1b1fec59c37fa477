import { performance } from 'node:perf_hooks';
import type { Consumer } from 'kafkajs';
import type { EventLog, LogRecord, Subscription } from './event-log.ts';
import { groupLag, withAdmin } from './kafka-admin.ts';
import { type KafkaSettings, kafkaClient, untilReady } from './kafka-client.ts';
import { readTopic } from './kafka-reader.ts';
import { createSender } from './kafka-sender.ts';
import type { Logger } from './logger.ts';

// Shorter than the client's requestTimeout of 10 s: when the leader of the group was killed, the others wait for it this
// long. Were their request to time out first, kafkajs would start again under a new name and leave the old one in the group,
// which all then wait for, again and again.
const sessionTimeout = 9000;
const rebalanceTimeout = 60_000;
// Forming a group may take a whole rebalance, in which a healthy consumer gives no sign.
const silenceLimit = 2 * sessionTimeout + rebalanceTimeout;

/** The event log on Apache Kafka. Topics and groups carry the prefix of the settings; records and answers do not. */
export function kafkaLog(settings: KafkaSettings, logger: Logger): EventLog {
  const kafka = kafkaClient(settings, logger);
  const full = (topic: string) => settings.prefix + topic;
  const own = (topic: string) => topic.slice(settings.prefix.length);
  const sender = createSender(kafka);
  const subscriptions = new Set<Subscription>();

  return {
    async append(records) {
      const result = await sender.append(records.map((record) => ({ ...record, topic: full(record.topic) })));
      return { ...result, refused: result.refused.map((one) => ({ ...one, topic: own(one.topic) })) };
    },

    async subscribe(group, topics, onBatch) {
      const groupId = full(group);
      let stopping = false;
      const consumer = kafka.consumer({
        ...{ groupId, sessionTimeout, rebalanceTimeout, heartbeatInterval: 3000, maxWaitTimeInMs: 500 },
        // A consumer that crashes while it is being stopped would otherwise come back after that.
        retry: { retries: 5, restartOnFailure: async () => !stopping },
      });
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
            ({ offset, key, value }): LogRecord => ({ topic, partition, offset, key: String(key), value: value && String(value) }),
          );
          const isCurrent = () => isRunning() && !isStale();
          await onBatch({ topic, partition, records, isCurrent, heartbeat, done: ({ offset }) => resolveOffset(offset) });
          // Never consumer.commitOffsets() here: during a rebalance it would end the consumer for good.
          await commitOffsetsIfNecessary(uncommittedOffsets());
        },
      });
      const admin = kafka.admin();
      await admin.connect();
      let measuring: Promise<unknown> = Promise.resolve();
      const subscription: Subscription = {
        async lag() {
          if (stopping) throw new Error(`${group} has stopped reading`);
          const lags = groupLag(admin, groupId, topics.map(full));
          measuring = Promise.allSettled([measuring, lags]);
          return Object.fromEntries((await lags).map(([topic, lag]) => [own(topic), lag]));
        },
        failure: watch.failure,
        async stop() {
          stopping = true;
          subscriptions.delete(subscription);
          // The client connects to each broker when it first asks it, and after its end too: what is under way comes first.
          await Promise.all([consumer.disconnect(), measuring.then(() => admin.disconnect())]);
        },
      };
      subscriptions.add(subscription);
      return subscription;
    },

    read: (topic, options) => readTopic(kafka, settings.prefix, topic, options),

    ends: (topics) =>
      withAdmin(kafka, async (admin) => {
        const ends = new Map<string, bigint>();
        // One after the other: kafkajs mixes up the metadata of topics that a new client asks for at once.
        for (const topic of topics)
          for (const { partition, low, high } of await admin.fetchTopicOffsets(full(topic)))
            if (low !== high) ends.set(`${topic}/${partition}`, BigInt(high) - 1n);
        return ends;
      }),

    // A group that nobody may delete goes by itself: Kafka keeps the positions of an empty one for a week.
    forget: (group) => withAdmin(kafka, (admin) => admin.deleteGroups([full(group)])).then(ignore, ignore),

    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await sender.close();
    },
  };
}

const ignore = () => {};

/** A consumer that crashed for good, or that has shown no sign of life for longer than any rebalance, is dead and must be replaced. */
function watchConsumer(consumer: Consumer) {
  let crashed: string | undefined;
  let alive = performance.now();
  const sign = () => {
    alive = performance.now();
  };
  consumer.on(consumer.events.FETCH, sign);
  consumer.on(consumer.events.HEARTBEAT, sign);
  consumer.on(consumer.events.GROUP_JOIN, sign);
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) crashed = payload.error.message;
  });
  const failure = () => crashed ?? (performance.now() - alive > silenceLimit ? 'no sign of life from the consumer' : undefined);
  return { failure };
}
