import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** One JSON line per event. Variables, tokens and bodies are never logged; the redaction is a second lock. */
export function createLogger(name: string, level: string): Logger {
  return pino({ name, level, base: { service: name }, redact: ['*.authorization', '*.token', '*.password', 'headers'] });
}
