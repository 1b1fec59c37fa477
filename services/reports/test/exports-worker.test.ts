import { setImmediate } from 'node:timers/promises';
import { instantOf } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import { runJob } from '@binhan/common/job';
import { createTestPlace, eventually, startTestSubgraph, type TestPlace, type TestSubgraph } from '@binhan/common/testing';
import { service } from '@binhan/reports/service';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Export } from '../src/entities/export.ts';
import { ExportPart } from '../src/entities/export-part.ts';
import type { Asking } from '../src/exports/asking.ts';
import type { ExportTable } from '../src/exports/table.ts';
import { exportWorker } from '../src/exports/worker.ts';
import { tidyExports } from '../src/operations/tidy-exports.ts';
import { readCsv } from './exports-read.ts';
import { analyst, exportsIn, registrations } from './exports-world.ts';

/** What the worker writes here: a table that waits before its row 6,000 until the gate is open. */
const story = { gate: Promise.resolve(), rows: 12_000, total: 12_000 as number | null, failing: undefined as Error | undefined };
const asked: Asking[] = [];

async function tableOf(asking: Asking): Promise<ExportTable> {
  asked.push(asking);
  const { gate, rows, total, failing } = story;
  async function* each() {
    for (let n = 0; n < rows; n++) {
      if (n === 6000) await gate;
      if (n === 6000 && failing) throw failing;
      yield [n, 'Xã Sì Lở Lầu'.repeat(20)];
    }
  }
  const column = (name: string, type: 'text' | 'integer') => ({ name, type, description: { vi: name, en: name } });
  return { title: { vi: 'Bảng', en: 'Table' }, about: [], columns: [column('n', 'integer'), column('text', 'text')], total, rows: each() };
}
const telling = { ...service, workers: [exportWorker(tableOf)] };

let now = instantOf('2026-03-02', 9);
let place: TestPlace;
let reports: TestSubgraph;
let office: ReturnType<typeof exportsIn>;
const start = async () => {
  reports = await startTestSubgraph(telling, { place, clock: () => now });
  office = exportsIn(reports);
};
beforeAll(async () => {
  place = await createTestPlace();
  await start();
});
afterAll(async () => {
  await reports.stop();
  await place.remove();
});
beforeEach(() => {
  Object.assign(story, { gate: Promise.resolve(), rows: 12_000, total: 12_000, failing: undefined });
  asked.length = 0;
});

/** A gate that is shut, and how to open it. */
function shut(): () => void {
  let open = () => {};
  story.gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return open;
}
const halfway = (id: string) =>
  eventually(async () => expect(await office.look(id)).toMatchObject({ state: 'RUNNING', progress: { done: 5000, total: 12_000 } }));
const partsOf = (exportId: string) => reports.database.read.manager.countBy(ExportPart, { exportId });
const rowOf = (id: string) => reports.database.read.manager.findOneByOrFail(Export, { id });
const change = (id: string, columns: Partial<Export>) =>
  runJob(reports.database, () => now, {
    name: 'change',
    run: (door) => door(async ({ manager }) => void (await manager.update(Export, { id }, columns as object))),
  });
const tidy = () => runJob(reports.database, () => now, tidyExports);
const dataOf = async (id: string) => {
  const { files } = await office.look(id);
  return readCsv((await office.fetchFile(files[0]?.ticket as string)).bytes).map(({ n }) => Number(n));
};
const all = Array.from({ length: 12_000 }, (_, n) => n);

test('progress is seen while an export is written, other questions are answered meanwhile, and there is no file before its end', async () => {
  const open = shut();
  const { id } = await office.request(registrations);
  await halfway(id);
  expect((await reports.ask('{ indicators { code } }')).data.indicators.length).toBeGreaterThan(0);
  expect((await office.look(id)).files).toEqual([]);
  expect((await office.fetchFile(`${id}.0`)).code).toBe('EXPORT_NOT_READY');
  open();
  expect(await office.come(id, 'READY')).toMatchObject({ progress: { done: 12_000, total: 12_000 }, failure: null });
  expect(await dataOf(id)).toEqual(all);
});

test('the worker has the rights of who asked, as they were then, and no others', async () => {
  const claims = { roles: ['ANALYST' as const, 'AREA_OFFICER' as const], subject: 'analyst', areas: ['03408@2025-07-01'] };
  const { id } = await office.request(registrations, claims);
  await office.come(id, 'READY', claims);
  expect(asked.map(({ viewer }) => viewer)).toEqual([{ ...claims, units: [], authorities: [] }]);
});

test('a service that is stopped in the middle of an export begins it again at its next start, and it is one whole file', async () => {
  const open = shut();
  const { id } = await office.request(registrations);
  await halfway(id);
  const stopped = reports.stop();
  await setImmediate();
  open();
  await stopped;
  await start();
  await office.come(id, 'READY');
  expect(await dataOf(id)).toEqual(all);
  expect((await rowOf(id)).attempt).toBe(2);
  const bytes = (await office.look(id)).files.reduce((sum, file) => sum + Math.ceil(file.bytes / 32_768), 0);
  expect(await partsOf(id)).toBe(bytes);
});

test('what a killed process left is begun again, without its pieces', async () => {
  const open = shut();
  const { id: first } = await office.request(registrations);
  await halfway(first);
  const { id } = await office.request(registrations); // waits behind the first
  await change(id, { state: 'RUNNING', attempt: 1, rowsDone: 9000 });
  await runJob(reports.database, () => now, {
    name: 'killed',
    run: (door) =>
      door(async ({ manager }) => {
        for (const place of [1, 2, 99]) await manager.insert(ExportPart, { exportId: id, file: 0, place, bytes: Buffer.from('half') });
      }),
  });
  open();
  await office.come(id, 'READY');
  expect(await dataOf(id)).toEqual(all);
});

test('a replica that was overtaken writes nothing more', async () => {
  const open = shut();
  const { id } = await office.request(registrations);
  await halfway(id);
  await change(id, { state: 'READY', attempt: 2, slot: null, files: [] }); // as another replica leaves it when it was faster
  open();
  const { id: next } = await office.request(registrations);
  await office.come(next, 'READY');
  expect(await rowOf(id)).toMatchObject({ state: 'READY', attempt: 2, files: [] });
});

test('two replicas write each export once', async () => {
  const replica = await startTestSubgraph(telling, { place, clock: () => now });
  const ids = await Promise.all([1, 2, 3, 4].map(async () => (await office.request(registrations)).id));
  for (const id of ids) await office.come(id, 'READY');
  for (const id of ids) expect([(await rowOf(id)).attempt, await dataOf(id)]).toEqual([1, all]);
  expect(asked).toHaveLength(4);
  await replica.stop();
});

test('an export is cancelled while it waits and while it is written, and leaves nothing behind', async () => {
  const open = shut();
  const { id: running } = await office.request(registrations);
  await halfway(running);
  const { id: waiting } = await office.request(registrations);
  expect([await office.cancel(running), await office.cancel(waiting)]).toEqual(['CANCELLED', 'CANCELLED']);
  expect(await office.cancel(waiting)).toBe('EXPORT_DONE');
  open();
  const { id: next } = await office.request(registrations);
  await office.come(next, 'READY');
  expect((await office.look(running)).state).toBe('CANCELLED');
  expect([await partsOf(running), await partsOf(waiting)]).toEqual([0, 0]);
});

test('somebody has five exports at a time, also where the requests come together; another person has five more', async () => {
  const open = shut();
  const states = await Promise.all(Array.from({ length: 8 }, () => office.request(registrations)));
  expect(states.map(({ code }) => code ?? 'taken').toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => 'TOO_MANY_EXPORTS'),
    ...Array.from({ length: 5 }, () => 'taken'),
  ]);
  const other = await office.request(registrations, { ...analyst, subject: 'another' });
  expect(other.state).toBe('QUEUED');
  const [first = '', ...others] = states.flatMap(({ id }) => id ?? []);
  await office.cancel(first);
  const again = await office.request(registrations);
  expect(again.state).toBe('QUEUED');
  open();
  for (const id of [...others, again.id]) await office.come(id, 'READY');
  await office.come(other.id, 'READY', { ...analyst, subject: 'another' });
});

test('an export with too many rows fails with the most that there may be, known before or not', async () => {
  story.total = 200_001;
  const { id: known } = await office.request({ ...registrations, format: 'XLSX' });
  const failed = await office.come(known, 'FAILED');
  expect(failed.failure).toMatchObject({ code: 'EXPORT_TOO_LARGE', message: { vi: expect.stringContaining('200000 dòng') } });
  Object.assign(story, { total: null, rows: 200_001 });
  const { id: unknown } = await office.request({ ...registrations, format: 'XLSX' });
  expect((await office.come(unknown, 'FAILED')).failure?.code).toBe('EXPORT_TOO_LARGE');
  expect(await partsOf(unknown)).toBe(0);
});

test('a refusal and a fault end an export with what its owner may know, and the next one is written', async () => {
  story.failing = new Problem('FORBIDDEN', { roles: ['ANALYST'] });
  const { id: refused } = await office.request(registrations);
  expect((await office.come(refused, 'FAILED')).failure).toMatchObject({
    code: 'FORBIDDEN',
    message: { en: expect.stringContaining('ANALYST') },
  });
  story.failing = new Error('SECRET');
  const { id: broken } = await office.request(registrations);
  const { failure } = await office.come(broken, 'FAILED');
  expect(failure?.code).toBe('INTERNAL');
  expect(JSON.stringify(failure)).not.toContain('SECRET');
  story.failing = undefined;
  await office.exported(registrations);
});

test('an export that ends the process each time is given up', async () => {
  const open = shut();
  const { id: first } = await office.request(registrations);
  await halfway(first);
  const { id } = await office.request(registrations);
  await change(id, { state: 'RUNNING', attempt: 5 });
  open();
  expect((await office.come(id, 'FAILED')).failure).toMatchObject({
    code: 'EXPORT_GIVEN_UP',
    message: { en: expect.stringContaining('5 times') },
  });
});

test('files are there for seven days; after thirty the export is forgotten', async () => {
  const { id, files, expiresAt } = await office.exported(registrations);
  const ticket = files[0]?.ticket as string;
  expect(expiresAt).toBe('2026-03-09T02:00:00.000Z');
  now = instantOf('2026-03-09', 8);
  await tidy();
  expect((await office.fetchFile(ticket)).status).toBe(200);
  now = instantOf('2026-03-09', 9);
  expect(await office.look(id)).toMatchObject({ state: 'EXPIRED', files: [] });
  expect((await office.fetchFile(ticket)).code).toBe('EXPORT_NOT_READY');
  now = instantOf('2026-03-09', 10);
  await tidy();
  expect([(await rowOf(id)).state, await partsOf(id)]).toEqual(['EXPIRED', 0]);
  now = instantOf('2026-04-02');
  await tidy();
  expect(await office.look(id)).toBeNull();
  now = instantOf('2026-03-02', 9);
});

test('pieces that were left behind by an export that is over are erased by the job', async () => {
  const { id } = await office.exported(registrations);
  await change(id, { state: 'CANCELLED' });
  await tidy();
  expect(await partsOf(id)).toBe(0);
});
