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
