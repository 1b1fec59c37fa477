import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type TopicPlan = { name: string; partitions: number; replicas: number; config: Record<string, string> };

type AsyncApi = {
  channels: Record<
    string,
    { address: string; bindings: { kafka: { partitions: number; replicas: number; topicConfiguration: Record<string, unknown> } } }
  >;
};

const contract = new URL('../../../schemas/asyncapi.yaml', import.meta.url);

/** Every topic of schemas/asyncapi.yaml, as Kafka wants it. */
export function plannedTopics(file: URL = contract): TopicPlan[] {
  const { channels } = parse(readFileSync(file, 'utf8')) as AsyncApi;
  return Object.values(channels).map(({ address, bindings: { kafka } }) => {
    const config = Object.entries(kafka.topicConfiguration).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : String(value),
    ]);
    return { name: address, partitions: kafka.partitions, replicas: kafka.replicas, config: Object.fromEntries(config) };
  });
}

let compacted: ReadonlySet<string> | undefined;

/** Whether the contract lets a topic forget: it then keeps the newest record of a key, and an erasure removes all of them. */
export function isCompacted(topic: string): boolean {
  compacted ??= new Set(plannedTopics().flatMap(({ name, config }) => (config['cleanup.policy'] === 'compact' ? [name] : [])));
  return compacted.has(topic);
}
