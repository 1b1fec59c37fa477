import type { TopicPlan } from '@binhan/common/topic-plan';

/** A topic as the cluster has it. */
export type ActualTopic = { partitions: number; replicas: number; config: Readonly<Record<string, string>> };

/** What differs from the plan, in words. A cluster with fewer brokers than planned replicas cannot do better than one on each. */
export function topicDifferences(plan: TopicPlan, actual: ActualTopic, brokers: number): string[] {
  const replicas = Math.min(plan.replicas, brokers);
  const inSync = Math.min(Number(plan.config['min.insync.replicas'] ?? 1), replicas);
  const config = { ...plan.config, 'min.insync.replicas': String(inSync) };
  const wanted = { partitions: String(plan.partitions), replicas: String(replicas), ...config };
  const found: Record<string, string> = { ...actual.config, partitions: String(actual.partitions), replicas: String(actual.replicas) };
  return Object.entries(wanted).flatMap(([name, value]) =>
    found[name] === value ? [] : [`${name} is ${found[name] ?? 'not set'}, planned is ${value}`],
  );
}
