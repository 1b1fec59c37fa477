import { performance } from 'node:perf_hooks';
import { withAdmin } from '@binhan/common/kafka-admin';
import { type KafkaSettings, kafkaClient } from '@binhan/common/kafka-client';
import type { OutboxRow } from '@binhan/common/outbox';
import { testLogger } from '@binhan/common/testing';
import { CompressionTypes, Partitioners } from 'kafkajs';

const batchSize = 500;

/** The same rows by kafkajs alone, with the settings and the grouping of the relay: 500 rows, one send per partition, in parallel. */
export async function sendRaw(settings: KafkaSettings, rows: readonly OutboxRow[]): Promise<number> {
  const kafka = kafkaClient(settings, testLogger);
  const producer = kafka.producer({ idempotent: false, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  await producer.connect();
  const topic = settings.prefix + (rows[0]?.topic ?? '');
  const { topics } = await withAdmin(kafka, (admin) => admin.fetchTopicMetadata({ topics: [topic] }));
  const partitionOf = Partitioners.DefaultPartitioner();
  const start = performance.now();
  for (let i = 0; i < rows.length; i += batchSize) {
    const messages = rows.slice(i, i + batchSize).map(({ msgKey, payload }) => {
      const message = { key: msgKey, value: payload };
      return { ...message, partition: partitionOf({ topic, partitionMetadata: topics[0]?.partitions ?? [], message }) };
    });
    const partitions = [...new Set(messages.map(({ partition }) => partition))];
    const groups = partitions.map((partition) => messages.filter((message) => message.partition === partition));
    await Promise.all(groups.map((group) => producer.send({ topic, acks: -1, compression: CompressionTypes.GZIP, messages: group })));
  }
  const rate = rows.length / ((performance.now() - start) / 1000);
  await producer.disconnect();
  return rate;
}
