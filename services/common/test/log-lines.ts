import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Logger } from '../src/logger.ts';

type Line = Record<string, unknown> & { msg: string; level: number };

/** A logger whose lines can be read. */
export function readableLogger(): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Line);
      done();
    },
  });
  return { logger: pino({ level: 'debug' }, stream), lines };
}
