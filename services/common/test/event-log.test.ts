import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataFile } from '../src/config.ts';
import type { EventLog, LogRecord, NewRecord, Subscription } from '../src/event-log.ts';
import { sqliteLog } from '../src/event-log-sqlite.ts';
import { eventually } from '../src/testing.ts';
import { runChild } from './child/process.ts';
import { type Engines, openEngines, plan, readAll, toAppend } from './engines.ts';

// The promises of the port (event-log.ts), kept by every log alike.
const topics = ['kept', 'ordered', 'each', 'resumed', 'lag', 'repeated', 'read', 'followed', 'shared', 'empty'];
const forgetful = 'forgetful';
const logs = process.env.KAFKA_BROKERS ? ['embedded', 'Kafka'] : ['embedded'];
const numbered = (topic: string, howMany: number, key = 'k') =>
  toAppend(Array.from({ length: howMany }, (_, i) => ({ topic, key, value: `${key} ${i + 1}` })));
const numberOf = ({ value }: LogRecord) => Number(value?.slice(2));
const valuesOf = (records: LogRecord[]) => records.map(({ value }) => value);

describe.each(logs)('the event log, %s', (kind) => {
  let engines: Engines;
  let log: EventLog;

  beforeAll(async () => {
    engines = await openEngines([...topics.map((name) => plan(name)), { ...plan(forgetful), config: { 'cleanup.policy': 'compact' } }]);
    log = kind === 'embedded' ? sqliteLog(dataFile(engines.settings, 'contract.db'), (topic) => topic === forgetful) : engines.openLog();
  });
  afterAll(async () => {
    await log.close();
    await engines.close();
  });

  /** Takes in all that a group gets. */
  async function listen(group: string, topic: string): Promise<{ records: LogRecord[]; subscription: Subscription }> {
    const records: LogRecord[] = [];
    const subscription = await log.subscribe(group, [topic], async (batch) => {
      for (const record of batch.records) {
        records.push(record);
        batch.done(record);
      }
    });
    return { records, subscription };
  }

  test('keeps what it accepted, and a group that is new reads it from the beginning', async () => {
    const appended = await log.append(numbered('kept', 5));
    expect(appended).toEqual({ accepted: [1, 2, 3, 4, 5], refused: [] });
    const { records, subscription } = await listen('late', 'kept');
    await eventually(() => expect(valuesOf(records)).toEqual(['k 1', 'k 2', 'k 3', 'k 4', 'k 5']));
    expect(records[0]).toMatchObject({ topic: 'kept', key: 'k' });
    await subscription.stop();
  });

  test('leaves nothing open when it is stopped while somebody asks how far behind it is', async () => {
    const subscriptions = await Promise.all(['one', 'two', 'three'].map((group) => listen(group, 'kept')));
    const asked = subscriptions.map(({ subscription }) => subscription.lag());
    await Promise.all(subscriptions.map(({ subscription }) => subscription.stop()));
    // The leak guard of every test file looks for what stayed open.
    expect((await Promise.all(asked)).map(Object.keys)).toEqual([['kept'], ['kept'], ['kept']]);
  });

  test('tells every group of an erasure, by a record without a value', async () => {
    const [before] = numbered(forgetful, 1, 'a') as [NewRecord];
    await log.append([before]);
    await log.append([{ ...before, value: null }]);
    const { records, subscription } = await listen('told', forgetful);
    await eventually(() => expect(records.at(-1)).toMatchObject({ key: 'a', value: null }));
    await subscription.stop();
  });

  test('delivers the records of one key in the order in which they were accepted', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const { records, subscription } = await listen('in-order', 'ordered');
    for (let round = 1; round <= 20; round++)
      await log.append(toAppend(keys.flatMap((key) => [1, 2, 3].map((n) => ({ topic: 'ordered', key, value: String(round * 10 + n) })))));
    await eventually(() => expect(new Set(records.map(({ key, value }) => key + value)).size).toBe(360));
    for (const key of keys) {
      const seen = records.filter((record) => record.key === key).map(({ value }) => Number(value));
      expect([...new Set(seen)]).toEqual([...new Set(seen)].sort((a, b) => a - b));
    }
    await subscription.stop();
  });

  test('gives every group all records', async () => {
    const [one, two] = await Promise.all([listen('one', 'each'), listen('two', 'each')]);
    await log.append(numbered('each', 3));
    await eventually(() => expect([valuesOf(one.records), valuesOf(two.records)]).toEqual(Array(2).fill(['k 1', 'k 2', 'k 3'])));
    await Promise.all([one.subscription.stop(), two.subscription.stop()]);
  });

  test('goes on after a restart where the group had said done', async () => {
    await log.append(numbered('resumed', 10));
    let seen = 0;
    const first = await log.subscribe('restarted', ['resumed'], async ({ records, done }) => {
      for (const record of records) if (numberOf(record) <= 5) done(record);
      seen = Math.max(seen, ...records.map(numberOf));
    });
    await eventually(() => expect(seen).toBe(10));
    await first.stop();
    const { records, subscription } = await listen('restarted', 'resumed');
    await eventually(() => expect(valuesOf(records)).toEqual(['k 6', 'k 7', 'k 8', 'k 9', 'k 10']));
    await subscription.stop();
  });

  test('offers again what was not said done, and lets other work run meanwhile', async () => {
    await log.append(numbered('repeated', 1));
    const offsets: string[] = [];
    let ready = false;
    const timer = setTimeout(() => {
      ready = true;
    }, 250);
    const subscription = await log.subscribe('hesitant', ['repeated'], async ({ records, done }) => {
      offsets.push(...records.map(({ offset }) => offset));
      // Without the limit a log that leaves no time for the timer would go on for ever.
      if ((ready && offsets.length > 1) || offsets.length > 1000) for (const record of records) done(record);
    });
    await eventually(async () => expect(await subscription.lag()).toEqual({ repeated: 0 }));
    expect(offsets.length).toBeGreaterThan(1);
    expect(offsets.length).toBeLessThan(1000);
    expect(new Set(offsets).size).toBe(1);
    clearTimeout(timer);
    await subscription.stop();
  });

  test('counts how far a group is behind, down to nothing', async () => {
    await log.append([...numbered('lag', 4, 'a'), ...numbered('lag', 4, 'b')]);
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const subscription = await log.subscribe('slow', ['lag'], async ({ records, done }) => {
      await gate;
      for (const record of records) done(record);
    });
    expect(await subscription.lag()).toEqual({ lag: 8 });
    open();
    await eventually(async () => expect(await subscription.lag()).toEqual({ lag: 0 }));
    expect(subscription.failure()).toBeUndefined();
    await subscription.stop();
  });

  test('is read from the beginning to its end, or until the reader has enough', async () => {
    await log.append([...numbered('read', 3, 'a'), ...numbered('read', 3, 'b')]);
    const records = await readAll(log, 'read');
    expect(valuesOf(records).sort()).toEqual(['a 1', 'a 2', 'a 3', 'b 1', 'b 2', 'b 3']);
    expect(new Set(records.map(({ topic }) => topic))).toEqual(new Set(['read']));
    const first: LogRecord[] = [];
    for await (const record of log.read('read', { fromBeginning: true, follow: true, signal: AbortSignal.timeout(120_000) })) {
      first.push(record);
      if (first.length === 2) break;
    }
    expect(first).toHaveLength(2);
    expect(await readAll(log, 'empty')).toEqual([]);
  });

  test('is followed from where it ended when the reading began', async () => {
    await log.append(numbered('followed', 3, 'old'));
    const enough = new AbortController();
    const reading = log.read('followed', { fromBeginning: false, follow: true, signal: enough.signal })[Symbol.asyncIterator]();
    const first = reading.next();
    // The reader may still be on its way to the end: what is appended before it got there is not its to read.
    const appending = setInterval(() => log.append(numbered('followed', 1, 'new')), 300);
    const { value } = await first;
    clearInterval(appending);
    expect((value as LogRecord).value).toBe('new 1');
    enough.abort();
    while (!(await reading.next()).done);
  });
});

test('the embedded log forgets at once what was erased, and at the next start what was replaced', async () => {
  const engines = await openEngines();
  const file = dataFile(engines.settings, 'forgetful.db');
  const open = () => sqliteLog(file, (topic) => topic === forgetful);
  const first = open();
  const [erased, replaced] = [numbered(forgetful, 2, 'a'), numbered(forgetful, 3, 'b')];
  for (const record of [...erased, ...replaced, { ...(erased[0] as NewRecord), value: null }]) await first.append([record]);
  const seen = async (log: EventLog) => (await readAll(log, forgetful)).map(({ key, value }) => [key, value]);
  expect(await seen(first)).toEqual([
    ['b', 'b 1'],
    ['b', 'b 2'],
    ['b', 'b 3'],
    ['a', null],
  ]);
  await first.close();
  const second = open();
  expect(await seen(second)).toEqual([
    ['b', 'b 3'],
    ['a', null],
  ]);
  await second.close();
  await engines.close();
});

test('two processes share one embedded log, and no record takes the place of another', async () => {
  const engines = await openEngines();
  const file = dataFile(engines.settings, 'shared.db');
  const log = sqliteLog(file);
  const seen = new Set<string | null>();
  const subscription = await log.subscribe('reader', ['shared'], async ({ records, done }) => {
    for (const record of records) {
      seen.add(record.value);
      done(record);
    }
  });
  const child = runChild('append-records.ts', [file, 'shared', '40']);
  await eventually(() => expect(seen).toContain('child 1/0'));
  for (let n = 1; n <= 40; n++) expect((await log.append(numbered('shared', 50, `parent ${n}`))).error).toBeUndefined();
  expect(await child).toEqual({ code: 0, stderr: '' });
  await eventually(() => expect(seen.size).toBe(4000));
  const records = await readAll(log, 'shared');
  expect(records.map(({ offset }) => Number(offset))).toEqual(Array.from({ length: 4000 }, (_, i) => i + 1));
  await subscription.stop();
  await log.close();
  await engines.close();
});
