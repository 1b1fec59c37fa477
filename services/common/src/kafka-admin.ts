import type { Admin, Kafka } from 'kafkajs';

/** Asks or tells the brokers something and leaves. Who asks again and again keeps an admin client of its own. */
export async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}

/** How many records of each topic a group has not read yet. */
export async function groupLag(admin: Admin, groupId: string, topics: string[]): Promise<[topic: string, records: number][]> {
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
