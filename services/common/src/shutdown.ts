import closeWithGrace from 'close-with-grace';
import type { Logger } from './logger.ts';

/** Stops once on SIGINT, SIGTERM or a fatal error; after `delay` ms the process ends anyway. */
export function stopOnSignal(logger: Logger, stop: () => Promise<void>, delay = 15_000): void {
  closeWithGrace({ delay, logger: false }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'fatal error');
    logger.info({ signal }, 'stopping');
    await stop();
  });
}

/** Runs the start of a process; what keeps it from starting is one sentence for the operator, and exit code 1 for the supervisor. */
export async function startOrExit(name: string, start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const { message, code, stack } = error as NodeJS.ErrnoException;
    console.error(`${name} did not start: ${process.env.LOG_LEVEL === 'debug' ? stack : message || code}`);
    process.exit(1);
  }
}
