import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * One JSON line per event. Variables, tokens and bodies are never logged; the redaction is a second lock, and takes the
 * values out of a statement that failed.
 */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  const redact = ['*.authorization', '*.token', '*.password', 'headers', 'err.parameters', 'err.sql', 'err.driverError'];
  const options = { name, level, base: { service: name }, redact };
  return destination ? pino(options, destination) : pino(options);
}
