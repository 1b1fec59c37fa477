import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** One JSON line per event. Variables, tokens and bodies are never logged; the redaction is a second lock. */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  const options = { name, level, base: { service: name }, redact: ['*.authorization', '*.token', '*.password', 'headers'] };
  return destination ? pino(options, destination) : pino(options);
}
