import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { Kafka, logLevel } from 'kafkajs';
import type { Logger } from './logger.ts';

export type KafkaSettings = {
  brokers: string[];
  clientId: string;
  /** Put before topics and groups, where installations share a cluster. */
  prefix: string;
  tls?: boolean;
  credentials?: { username: string; password: string };
};

/** The Kafka client of one process, its logging led into ours. */
export function kafkaClient({ brokers, clientId, tls, credentials }: KafkaSettings, logger: Logger): Kafka {
  const levels = { [logLevel.ERROR]: 'warn', [logLevel.WARN]: 'info' } as const;
  return new Kafka({
    clientId,
    brokers,
    ...(tls ? { ssl: true } : {}),
    ...(credentials ? { sasl: { mechanism: 'scram-sha-512' as const, ...credentials } } : {}),
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 200, maxRetryTime: 5000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ level, log }) =>
        logger[levels[level as keyof typeof levels] ?? 'debug']({ kafka: log.logger, error: log.error }, log.message),
  });
}

const mostAttempts = 120;

/** A cluster that has just started has no coordinator and no topics for some seconds, nor does each broker know a new topic at once. */
export async function untilReady(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === mostAttempts || !(error instanceof kafkajs.KafkaJSError)) throw error;
      await pause(250);
    }
  }
}
