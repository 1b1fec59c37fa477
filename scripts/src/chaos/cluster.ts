import { groupLag } from '@binhan/common/kafka-admin';
import { type KafkaSettings, kafkaClient } from '@binhan/common/kafka-client';
import { silentLogger } from './house.ts';

/** What the harness asks the brokers. */
export type Cluster = {
  /** The broker that leads most partitions of the run. */
  busiestBroker(): Promise<number>;
  /** Whether every replica of every partition has caught up. */
  healthy(): Promise<boolean>;
  /** Records that a group has not read yet. */
  lag(group: string, read: readonly string[]): Promise<number>;
  close(): Promise<void>;
};

export async function openCluster(settings: KafkaSettings, topicNames: readonly string[]): Promise<Cluster> {
  const admin = kafkaClient(settings, silentLogger).admin();
  await admin.connect();
  const full = (name: string) => settings.prefix + name;
  const topics = topicNames.map(full);
  const partitions = async () => (await admin.fetchTopicMetadata({ topics })).topics.flatMap((topic) => topic.partitions);
  return {
    async busiestBroker() {
      const led = new Map<number, number>();
      for (const { leader } of await partitions()) led.set(leader, (led.get(leader) ?? 0) + 1);
      led.delete(-1);
      return [...led].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 1;
    },
    healthy: async () => (await partitions()).every(({ isr, replicas, leader }) => leader > 0 && isr.length === replicas.length),
    async lag(group, read) {
      const lags = await groupLag(admin, full(group), read.map(full));
      return lags.reduce((sum, [, records]) => sum + records, 0);
    },
    close: () => admin.disconnect(),
  };
}
