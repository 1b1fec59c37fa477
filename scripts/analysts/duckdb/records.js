import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { Kafka, logLevel } from 'kafkajs';

/**
 * Writes every record that the topics hold now to a file, one line of JSON each: topic, key, value. Answers the topics that
 * Kafka refuses to this user. Nothing is committed: the next run begins at the first record again.
 */
export async function copyRecords(topics, file, env = process.env) {
  const prefix = env.KAFKA_TOPIC_PREFIX ?? '';
  const kafka = new Kafka(clientOf(env));
  const { readable, refused, unread } = await findEnds(kafka, prefix, topics);
  await writeFile(file, ''); // also where there is nothing to read
  if (unread.size === 0) return refused;
  // The rights of analysts are for groups of this name.
  const consumer = kafka.consumer({ groupId: `${prefix}analyst-${randomUUID()}` });
  const out = createWriteStream(file);
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: readable.map((topic) => prefix + topic), fromBeginning: true });
    await new Promise((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || reject(payload.error));
      const eachMessage = async ({ topic: name, partition, message: { offset, key, value } }) => {
        const place = `${name}/${partition}`;
        const end = unread.get(place);
        if (end === undefined) return; // written after the start: not ours to read
        const record = { topic: name.slice(prefix.length), key: String(key), value: value && String(value) };
        if (!out.write(`${JSON.stringify(record)}\n`)) await new Promise((go) => out.once('drain', go));
        if (BigInt(offset) >= end) unread.delete(place);
        if (unread.size === 0) resolve();
      };
      consumer.run({ autoCommit: false, eachMessage }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
    out.end();
    await finished(out);
  }
  return refused;
}

/** The last record of each partition as it is now. Kafka never compacts the newest segment, so that record stays readable. */
async function findEnds(kafka, prefix, topics) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const found = { readable: [], refused: [], unread: new Map() };
    for (const topic of topics) {
      const name = prefix + topic;
      const offsets = await admin.fetchTopicOffsets(name).catch((error) => {
        if (error.type === 'TOPIC_AUTHORIZATION_FAILED') return undefined;
        throw new Error(`${name}: ${error.message}`, { cause: error });
      });
      (offsets ? found.readable : found.refused).push(topic);
      for (const { partition, low, high } of offsets ?? []) if (low !== high) found.unread.set(`${name}/${partition}`, BigInt(high) - 1n);
    }
    return found;
  } finally {
    await admin.disconnect();
  }
}

/** The settings that the services have, too. A certificate authority of your own: NODE_EXTRA_CA_CERTS. */
function clientOf({ KAFKA_BROKERS, KAFKA_USERNAME, KAFKA_PASSWORD, KAFKA_TLS }) {
  if (!KAFKA_BROKERS) throw new Error('KAFKA_BROKERS is not set: name the brokers as host:port,host:port, or give --records FILE');
  return {
    clientId: 'analyst',
    brokers: KAFKA_BROKERS.split(','),
    ssl: KAFKA_TLS === 'true',
    ...(KAFKA_USERNAME ? { sasl: { mechanism: 'scram-sha-512', username: KAFKA_USERNAME, password: KAFKA_PASSWORD ?? '' } } : {}),
    logLevel: logLevel.NOTHING, // what fails is thrown
  };
}
