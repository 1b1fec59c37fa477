import { withAdmin } from './kafka-admin.ts';
import { type KafkaSettings, kafkaClient, untilReady } from './kafka-client.ts';
import type { Logger } from './logger.ts';
import type { TopicPlan } from './topic-plan.ts';

/** Creates the topics that are missing, with as many replicas as the cluster has brokers for. Existing ones are left as they are; returns the new names. */
export function createTopics(settings: KafkaSettings, logger: Logger, plans: readonly TopicPlan[]): Promise<string[]> {
  return withAdmin(kafkaClient(settings, logger), async (admin) => {
    const [existing, { brokers }] = await Promise.all([admin.listTopics(), admin.describeCluster()]);
    const missing = plans.filter(({ name }) => !existing.includes(settings.prefix + name));
    const topics = missing.map(({ name, partitions, replicas, config }) => {
      const replicationFactor = Math.min(replicas, brokers.length);
      const inSync = Math.min(Number(config['min.insync.replicas'] ?? 1), replicationFactor);
      const entries = Object.entries({ ...config, 'min.insync.replicas': String(inSync) });
      return {
        topic: settings.prefix + name,
        numPartitions: partitions,
        replicationFactor,
        configEntries: entries.map(([key, value]) => ({ name: key, value })),
      };
    });
    if (!topics.length) return [];
    // Not waitForLeaders: it gives up where the broker that it asks has not heard of the new topic yet.
    await admin.createTopics({ topics, waitForLeaders: false, timeout: 30_000 });
    await untilReady(async () => void (await admin.fetchTopicMetadata({ topics: topics.map(({ topic }) => topic) })));
    return missing.map(({ name }) => name);
  });
}
