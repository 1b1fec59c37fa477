import { once } from 'node:events';

/**
 * Prints lines as they come, up to `max` of them. Ctrl-C and a reader that has seen enough (`| head`) end it in good
 * order; both are no fault.
 */
export async function printLines(linesOf: (stop: { signal: AbortSignal }) => AsyncIterable<string>, max: number): Promise<void> {
  const stop = new AbortController();
  const end = () => stop.abort();
  const onOutputError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end();
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  process.stdout.on('error', onOutputError);
  let printed = 0;
  for await (const line of linesOf(stop)) {
    if (stop.signal.aborted) break;
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain', stop).catch(() => {});
    if (++printed >= max || stop.signal.aborted) break;
  }
  process.removeListener('SIGINT', end).removeListener('SIGTERM', end);
}
