import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SupergraphManager } from '@apollo/gateway';
import type { Logger } from '@binhan/common/logger';
import type { GatewayMetrics } from './metrics.ts';

/** Milliseconds. A file is written in several steps; the debounce waits for the last one. */
const debounce = 200;
/** Milliseconds. Network drives and some container mounts report no changes: looking now and then is the net below. */
const pollEvery = 10_000;

type Watched = { file: string; logger: Logger; metrics: GatewayMetrics };

/**
 * Serves the supergraph of a file and takes over every new text of it. Requests in flight finish with the plan they have.
 * A text that cannot be used is logged once and the one before it is served on; at start it is an error.
 */
export function supergraphOfFile({ file, logger, metrics }: Watched): SupergraphManager {
  return {
    async initialize({ update }) {
      const supergraphSdl = await readFile(file, 'utf8').catch((error: Error) => {
        throw new Error(`The supergraph cannot be read (${error.message}). Set SUPERGRAPH to the composed file, or run: npm run compose`);
      });
      logger.info({ file, supergraph: idOf(supergraphSdl) }, 'supergraph taken over');
      let seen = supergraphSdl;
      let reported = '';
      let stopped = false;

      const look = async () => {
        try {
          const text = await readFile(file, 'utf8');
          if (stopped || text === seen) return;
          seen = text;
          update(text);
          reported = '';
          metrics.supergraphRefused.set(0);
          logger.info({ file, supergraph: idOf(text) }, 'supergraph taken over');
        } catch (error) {
          metrics.supergraphRefused.set(1);
          const { message } = error as Error;
          if (message === reported) return;
          reported = message;
          logger.error({ err: error, file }, 'this supergraph cannot be used; the one before it is served on');
        }
      };
      const stopWatching = watchFile(file, logger, look);
      const cleanup = async () => {
        stopped = true;
        await stopWatching();
      };
      return { supergraphSdl, cleanup };
    },
  };
}

/** Watches the folder and not the file: editors and mounted ConfigMaps replace a file (or a link above it) instead of writing to it. */
function watchFile(file: string, logger: Logger, look: () => Promise<void>): () => Promise<void> {
  let looking = Promise.resolve();
  const lookAfterTheLast = () => {
    looking = looking.then(look);
  };
  let soon: NodeJS.Timeout | undefined;
  const poll = setInterval(lookAfterTheLast, pollEvery);
  const unwatched = (error: unknown) => logger.warn({ err: error, file }, 'changes of the supergraph are not reported here; it is polled');
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(dirname(resolve(file)), () => {
      clearTimeout(soon);
      soon = setTimeout(lookAfterTheLast, debounce);
    }).on('error', unwatched);
  } catch (error) {
    unwatched(error);
  }
  return async () => {
    watcher?.close();
    clearInterval(poll);
    clearTimeout(soon);
    await looking;
  };
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
