import { performance } from 'node:perf_hooks';
import { type KafkaSettings, kafkaClient } from '@binhan/common/kafka-client';
import type { OutboxRow } from '@binhan/common/outbox';
import { testLogger } from '@binhan/common/testing';
import { CompressionTypes, Partitioners } from 'kafkajs';

const batchSize = 500;

/** The same rows by kafkajs alone, with the settings and the grouping of the relay: 500 rows, one send per partition, in parallel. */
export async function sendRaw(settings: KafkaSettings, rows: readonly OutboxRow[]): Promise<number> {
  const kafka = kafkaClient(settings, testLogger);
  const producer = kafka.producer({ idempotent: false, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  const admin = kafka.admin();
  await Promise.all([producer.connect(), admin.connect()]);
  const topic = settings.prefix + (rows[0]?.topic ?? '');
  const [metadata] = (await admin.fetchTopicMetadata({ topics: [topic] })).topics;
  const partitionOf = Partitioners.DefaultPartitioner();
  const start = performance.now();
  for (let i = 0; i < rows.length; i += batchSize) {
    const messages = rows.slice(i, i + batchSize).map(({ msgKey, payload }) => {
      const message = { key: msgKey, value: payload };
      return { ...message, partition: partitionOf({ topic, partitionMetadata: metadata?.partitions ?? [], message }) };
    });
    const partitions = [...new Set(messages.map(({ partition }) => partition))];
    const groups = partitions.map((partition) => messages.filter((message) => message.partition === partition));
    await Promise.all(groups.map((group) => producer.send({ topic, acks: -1, compression: CompressionTypes.GZIP, messages: group })));
  }
  const rate = rows.length / ((performance.now() - start) / 1000);
  await Promise.all([producer.disconnect(), admin.disconnect()]);
  return rate;
}
