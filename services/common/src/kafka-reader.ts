import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import type { LogRecord } from './event-log.ts';

export type ReadOptions = { fromBeginning: boolean; follow: boolean; signal: AbortSignal };

/** With what the names of readers' groups begin; `binhan acls` lets analysts use such groups. */
export const readerGroups = 'binhan-read-';

// A reader that is slower than the log must not gather it in memory.
const mostWaiting = 1000;

/** Reads a topic without a lasting group: a group of a random name, under the prefix of the installation, that is deleted afterwards. */
export async function* readTopic(
  kafka: Kafka,
  prefix: string,
  name: string,
  { fromBeginning, follow, signal }: ReadOptions,
): AsyncIterable<LogRecord> {
  const topic = prefix + name;
  const groupId = `${prefix}${readerGroups}${crypto.randomUUID()}`;
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  const waiting: LogRecord[] = [];
  let wake = () => {};
  let failure: Error | undefined;
  let ended = false;
  const onAbort = () => wake();
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (payload.restart) return;
    failure = payload.error;
    wake();
  });
  try {
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(topic);
    // Partition -> its last record when reading began; taken out when that record was seen.
    const unread = new Map(
      ends.filter(({ low, high }) => fromBeginning && low !== high).map(({ partition, high }) => [partition, BigInt(high) - 1n]),
    );
    if (!follow && unread.size === 0) return;
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message: { offset, key, value }, heartbeat }) => {
        while (waiting.length >= mostWaiting && !ended) {
          await heartbeat();
          await pause(20);
        }
        waiting.push({ topic: name, partition, offset, key: String(key), value: value && String(value) });
        if (BigInt(offset) >= (unread.get(partition) ?? -1n)) unread.delete(partition);
        wake();
      },
    });
    // The end is where it was when reading began, not where it is when the group has formed.
    if (!fromBeginning) for (const { partition, high } of ends) consumer.seek({ topic, partition, offset: high });
    signal.addEventListener('abort', onAbort);
    while (!signal.aborted) {
      const record = waiting.shift();
      if (record) yield record;
      else if (failure) throw failure;
      else if (!follow && unread.size === 0) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    ended = true;
    signal.removeEventListener('abort', onAbort);
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => {});
    await admin.disconnect();
  }
}
