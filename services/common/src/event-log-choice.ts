import { dataFile, type SubgraphSettings } from './config.ts';
import type { EventLog } from './event-log.ts';
import { kafkaLog } from './event-log-kafka.ts';
import { sqliteLog } from './event-log-sqlite.ts';
import type { KafkaSettings } from './kafka-client.ts';
import type { Logger } from './logger.ts';
import { isCompacted } from './topic-plan.ts';

/** Kafka where KAFKA_BROKERS is set, else the embedded log of the data folder. */
export function openEventLog(settings: SubgraphSettings, clientId: string, logger: Logger): EventLog {
  const kafka = kafkaSettingsOf(settings, clientId);
  return kafka ? kafkaLog(kafka, logger) : sqliteLog(dataFile(settings, 'events.db'), isCompacted);
}

export function kafkaSettingsOf(settings: SubgraphSettings, clientId: string): KafkaSettings | undefined {
  const { KAFKA_BROKERS: brokers, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = settings;
  if (!brokers) return undefined;
  const credentials = username && password ? { credentials: { username, password } } : {};
  return { brokers, clientId, prefix: settings.KAFKA_TOPIC_PREFIX, tls: settings.KAFKA_TLS, ...credentials };
}
