import { kafkaSettingsOf } from '@binhan/common/event-log-choice';
import { withAdmin } from '@binhan/common/kafka-admin';
import { type KafkaSettings, kafkaClient } from '@binhan/common/kafka-client';
import { createTopics } from '@binhan/common/kafka-topics';
import { createLogger, type Logger } from '@binhan/common/logger';
import { plannedTopics, type TopicPlan } from '@binhan/common/topic-plan';
import { Command } from 'commander';
import { brokerSettings, commandSettings } from '../command-settings.ts';
import { type ActualTopic, topicDifferences } from '../topic-differences.ts';

/** kafkajs' number for a topic among the things that have a configuration. */
const topicResource = 2;

export const topics = new Command('topics')
  .description('Creates the topics of schemas/asyncapi.yaml that Kafka does not have yet, and says where others differ from the plan.')
  .option('--dry-run', 'create nothing, only say what would be created')
  .addHelpText('after', `\nTopics that exist are never changed.\nEnvironment: ${brokerSettings.join(', ')}, LOG_LEVEL`)
  .action(async ({ dryRun }: { dryRun?: boolean }) => {
    const kafka = kafkaSettingsOf(commandSettings(brokerSettings), 'binhan-topics');
    if (!kafka) throw new Error('KAFKA_BROKERS is not set: name the brokers as host:port,host:port. The embedded log needs no topics');
    const logger = createLogger('binhan', 'silent');
    const plans = plannedTopics();
    const existing = await inspect(kafka, logger, plans);
    const missing = plans.filter(({ name }) => !existing.has(name)).map(({ name }) => name);
    const created = dryRun ? missing : await createTopics(kafka, logger, plans);
    for (const name of created) console.log(`${dryRun ? 'would create' : 'created'} ${kafka.prefix}${name}`);
    for (const [name, differences] of existing) for (const one of differences) console.log(`${kafka.prefix}${name}: ${one}`);
    const asPlanned = [...existing.values()].filter((differences) => !differences.length).length;
    console.log(`Topics: ${plans.length} planned, ${existing.size} were there, ${asPlanned} of them as planned`);
  });

/** Topics that exist, each with its differences from the plan. */
function inspect(kafka: KafkaSettings, logger: Logger, plans: readonly TopicPlan[]): Promise<Map<string, string[]>> {
  return withAdmin(kafkaClient(kafka, logger), async (admin) => {
    const [names, { brokers }] = await Promise.all([admin.listTopics(), admin.describeCluster()]);
    const existing = plans.filter(({ name }) => names.includes(kafka.prefix + name));
    if (!existing.length) return new Map();
    const { topics: shapes } = await admin.fetchTopicMetadata({ topics: existing.map(({ name }) => kafka.prefix + name) });
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: existing.map(({ name, config }) => ({
        type: topicResource,
        name: kafka.prefix + name,
        configNames: Object.keys(config),
      })),
    });
    const actual = (name: string): ActualTopic => {
      const partitions = shapes.find((shape) => shape.name === kafka.prefix + name)?.partitions ?? [];
      const entries = resources.find(({ resourceName }) => resourceName === kafka.prefix + name)?.configEntries ?? [];
      return {
        partitions: partitions.length,
        replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)),
        config: Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue])),
      };
    };
    return new Map(existing.map((plan) => [plan.name, topicDifferences(plan, actual(plan.name), brokers.length)]));
  });
}
