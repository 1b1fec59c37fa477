import type { Subscription } from './event-log.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

const watchMs = 10_000;

/** Not ready until the events that waited at the start were read once; afterwards only a dead consumer counts. */
export function readinessOf(consumer: Subscription) {
  let caughtUp = false;
  return async () => {
    const failure = consumer.failure();
    if (failure || caughtUp) return failure;
    const waiting = Object.values(await consumer.lag()).reduce((sum, lag) => sum + lag, 0);
    caughtUp = waiting === 0;
    return caughtUp ? undefined : `${waiting} events to read`;
  };
}

/** A dead consumer ends the process: a supervisor starts it anew, which is better than a service that is silently old. */
export function watchConsumer(consumer: Subscription, metrics: Metrics, logger: Logger): NodeJS.Timeout {
  return setInterval(async () => {
    const failure = consumer.failure();
    if (failure) {
      logger.fatal({ failure }, 'consumer is dead');
      process.exit(1);
    }
    const lags = await consumer.lag().catch(() => ({}));
    for (const [topic, lag] of Object.entries(lags)) metrics.consumer.lag.set({ topic }, lag as number);
  }, watchMs);
}
