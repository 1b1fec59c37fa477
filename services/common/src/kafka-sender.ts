import { type Admin, CompressionTypes, type ITopicMetadata, type Kafka, Partitioners, type Producer } from 'kafkajs';
import type { Appended, NewRecord } from './event-log.ts';

// Below the broker's default message.max.bytes of 1 MiB, so that only a single record can be too large.
const mostBytesPerSend = 800 * 1024;
// Refusals that another try does not mend; the key then waits for a person.
const permanent = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'TOPIC_AUTHORIZATION_FAILED', 'INVALID_RECORD']);

export type Sender = { append(records: readonly NewRecord[]): Promise<Appended>; close(): Promise<void> };
type Connected = { producer: Producer; admin: Admin };
/** Records of one partition. */
type Group = { topic: string; partition: number; records: NewRecord[] };

/**
 * kafkajs resolves send() even where records were lost when a leader moves during a send to several brokers. So each
 * partition is a send of its own, and is accepted only when the answer names it with error 0 and an offset.
 */
export function createSender(kafka: Kafka): Sender {
  const partitionOf = Partitioners.DefaultPartitioner();
  const partitions = new Map<string, ITopicMetadata['partitions']>();
  let connected: Promise<Connected> | undefined;

  const connect = () => {
    connected ??= open(kafka).catch((error) => {
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

  const groupsOf = async (admin: Admin, topic: string, records: readonly NewRecord[]): Promise<Group[]> => {
    const partitionMetadata = await partitionsOf(admin, topic);
    const groups = new Map<number, Group>();
    for (const record of records) {
      const partition = partitionOf({ topic, partitionMetadata, message: record });
      const group = groups.get(partition) ?? { topic, partition, records: [] };
      groups.set(partition, group);
      group.records.push(record);
    }
    return [...groups.values()];
  };

  /** A topic that is missing holds up its own records only. One that is not ours to write refuses them, already when it is looked up. */
  const appendTopic = async ({ producer, admin }: Connected, topic: string, records: readonly NewRecord[], result: Appended) => {
    try {
      const groups = await groupsOf(admin, topic, records);
      await Promise.all(groups.map((group) => sendGroup(producer, group, result)));
    } catch (error) {
      if (!isPermanent(error)) result.error = error as Error;
      else
        for (const key of new Set(records.map((record) => record.key)))
          result.refused.push({ topic, key, error: (error as Error).message });
    }
  };

  return {
    async append(records) {
      const result: Appended = { accepted: [], refused: [] };
      try {
        const clients = await connect();
        const topics = [...new Set(records.map(({ topic }) => topic))];
        const ofTopic = (name: string) => records.filter(({ topic }) => topic === name);
        await Promise.all(topics.map((topic) => appendTopic(clients, topic, ofTopic(topic), result)));
      } catch (error) {
        result.error = error as Error;
      }
      return result;
    },
    async close() {
      const clients = await connected?.catch(() => undefined);
      await Promise.all([clients?.producer.disconnect(), clients?.admin.disconnect()]);
    },
  };
}

async function open(kafka: Kafka): Promise<Connected> {
  // Not idempotent: after a failed send an idempotent kafkajs producer reuses numbers and the next batch is dropped as a
  // repetition. A repeated record is harmless here, since readers know its version.
  const producer = kafka.producer({
    idempotent: false,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    retry: { retries: 3 },
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  const admin = kafka.admin();
  try {
    await Promise.all([producer.connect(), admin.connect()]);
  } catch (error) {
    await Promise.allSettled([producer.disconnect(), admin.disconnect()]);
    throw error;
  }
  return { producer, admin };
}

/**
 * Sends one group in parts of a size that the broker takes. A part with a refused record is tried again record by record;
 * what follows a refused record of its key is held back in this and all later parts, since it would overtake. After any
 * other error nothing more of the group is sent.
 */
async function sendGroup(producer: Producer, group: Group, result: Appended): Promise<void> {
  const refused = new Set<string>();
  const parts = partsOf(group.records);
  for (let part = parts.shift(); part; part = parts.shift()) {
    const records = part.filter(({ key }) => !refused.has(key));
    const [first, ...others] = records;
    if (!first) continue;
    try {
      await send(producer, { ...group, records });
      result.accepted.push(...records.map(({ sequence }) => sequence));
    } catch (error) {
      if (!isPermanent(error)) {
        result.error = error as Error;
        return;
      }
      if (others.length) parts.unshift(...records.map((record) => [record]));
      else {
        refused.add(first.key);
        result.refused.push({ topic: group.topic, key: first.key, error: (error as Error).message });
      }
    }
  }
}

function isPermanent(error: unknown): boolean {
  return permanent.has((error as { type?: string }).type ?? '');
}

async function send(producer: Producer, { topic, partition, records }: Group): Promise<void> {
  const messages = records.map(({ key, value, occurredAt }) => ({
    key,
    value,
    partition,
    // Not ahead of the present: the brokers refuse what is dated an hour ahead of them, and a clock that ran fast for a while
    // must not block keys for good. The event itself says when it happened.
    timestamp: String(Math.min(occurredAt.getTime(), Date.now())),
    headers: { 'content-type': 'application/cloudevents+json' },
  }));
  const answers = await producer.send({ topic, acks: -1, compression: CompressionTypes.GZIP, messages });
  const answer = answers.find((one) => one.topicName === topic && one.partition === partition);
  if (answers.length !== 1 || !answer || answer.errorCode !== 0 || Number(answer.baseOffset ?? -1) < 0)
    throw Object.assign(new Error(`Kafka did not acknowledge ${topic}/${partition}`), { name: 'NotAcknowledged' });
}

function partsOf(records: readonly NewRecord[]): NewRecord[][] {
  const parts: NewRecord[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const size = Buffer.byteLength(record.value ?? '') + 200;
    if (bytes + size > mostBytesPerSend) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(record);
    bytes += size;
  }
  return parts;
}
