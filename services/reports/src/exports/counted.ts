import { setImmediate } from 'node:timers/promises';
import { Problem } from '@binhan/common/errors';

type Counting = { most: number; signal: AbortSignal; tell: (done: number) => Promise<void> };

/** Rows between two breaths: the embedded database answers without one, and requests would wait for the whole export. */
const breathEvery = 500;
const tellEvery = 5000;

/** Rows as they come, not too many of them, counted where people see it. */
export async function* counted<Row>(rows: AsyncIterable<Row>, { most, signal, tell }: Counting): AsyncGenerator<Row> {
  let done = 0;
  for await (const row of rows) {
    if (done === most) throw new Problem('EXPORT_TOO_LARGE', { most });
    yield row;
    if (++done % breathEvery) continue;
    await setImmediate();
    signal.throwIfAborted();
    if (done % tellEvery === 0) await tell(done);
  }
  await tell(done);
}
