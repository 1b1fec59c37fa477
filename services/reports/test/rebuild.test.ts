import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SubgraphSettings } from '@binhan/common/config';
import { createTestPlace, startTestSubgraph, type TestPlace, type TestSubgraph } from '@binhan/common/testing';
import { handlers } from '@binhan/reports/events/consumed';
import { service } from '@binhan/reports/service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Data, examplesOf, newKey, recordOf, type Sent } from './topics.ts';
import { indicatorsOf } from './world.ts';

const topics = Object.keys(handlers);
const registration = 'units.registration.v1';
let place: TestPlace;
let settings: SubgraphSettings;
let reports: TestSubgraph;
beforeAll(async () => {
  place = await createTestPlace();
  settings = await place.settingsFor('reports');
  reports = await startTestSubgraph(service, { place, clock: () => new Date('2026-11-23T02:00:00Z') });
  await send(...topics.flatMap((topic) => [1, 2, 3].flatMap(() => lifeOf(topic))));
  await reports.settled();
});
afterAll(async () => {
  await reports.stop();
  await place.remove();
});

const send = (...all: Sent[]) => reports.log.append(all.map(recordOf));
/** Three versions of an aggregate of its own. */
const lifeOf = (topic: string): Sent[] => {
  const key = newKey();
  const examples = examplesOf(topic);
  return [1, 2, 3].map((version) => ({ topic, key, version, data: examples[version % examples.length] as Data }));
};

/** `binhan reports rebuild` as a process of its own, beside the running service. */
function startRebuild(...options: string[]) {
  const { DATABASE_URL, BINHAN_DATA, KAFKA_BROKERS, KAFKA_TOPIC_PREFIX } = settings;
  const script = fileURLToPath(new URL('../../../scripts/dist/binhan.js', import.meta.url));
  const child = spawn(process.execPath, [script, 'reports', 'rebuild', ...options], {
    env: { PATH: process.env.PATH, DATABASE_URL, BINHAN_DATA, KAFKA_BROKERS: KAFKA_BROKERS?.join(','), KAFKA_TOPIC_PREFIX },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text;
    });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, said })) };
}
const rebuild = (...options: string[]) => startRebuild(...options).ended;

const spoil = (...statements: string[]) =>
  reports.database.write.transaction(async (manager) => {
    for (const statement of statements) await manager.query(statement);
  });
const rowsIn = async (table: string) => Number((await reports.database.read.query(`SELECT COUNT(*) AS n FROM ${table}`))[0].n);
const asTold = { code: 0, said: expect.stringContaining('are what the topics say, row for row') };

test('what has been read of all topics is read again as it is, row for row', async () => {
  expect(await rebuild()).toMatchObject(asTold);
});

test('two units that exchange their codes are kept, whichever is read first', async () => {
  const [one, two] = [newKey(), newKey()];
  const unit = { topic: 'units.unit.v1', data: examplesOf('units.unit.v1')[0] as Data };
  await send({ ...unit, key: one, version: 1 }, { ...unit, key: two, version: 1 });
  await send({ ...unit, key: two, version: 2, code: one }, { ...unit, key: one, version: 2, code: two });
  await reports.settled();
  const kept = await reports.database.read.query(`SELECT id, code FROM unit_ref WHERE id IN ('${one}', '${two}')`);
  expect(new Map(kept.map(({ id, code }: Data) => [id, code]))).toEqual(
    new Map([
      [one, two],
      [two, one],
    ]),
  );
});

test('what was spoiled by hand is found and named, and mended', async () => {
  const [one, two] = await reports.database.read.query('SELECT id FROM registration_fact WHERE version = 3 ORDER BY id');
  await spoil(
    `UPDATE registration_fact SET roundYear = 1999 WHERE id = '${one.id}' AND version = 2`,
    `DELETE FROM registration_fact WHERE id = '${two.id}' AND version = 1`,
    `INSERT INTO area_cover (areaId, coveredId) VALUES ('nowhere', 'nowhere')`,
  );
  const found = await rebuild();
  expect(found.code).toBe(1);
  expect(found.said).toContain(`registration_fact, different: ${one.id} 2\n`);
  expect(found.said).toContain(`registration_fact, missing: ${two.id} 1\n`);
  expect(found.said).toContain('area_cover, extra: nowhere nowhere\n');
  expect(await rebuild('--replace')).toMatchObject({ code: 0, said: expect.stringContaining('now are as the new ones') });
  expect(await rebuild('--replace')).toMatchObject({ code: 0, said: expect.stringContaining('nothing to replace') });
});

test('tables that came with a new version, after their events had been read, are filled', async () => {
  const rows = async () => [await rowsIn('session_line_fact'), await rowsIn('unit_place')];
  const full = await rows();
  expect(Math.min(...full)).toBeGreaterThan(0);
  await spoil('DELETE FROM session_fact', 'DELETE FROM session_line_fact', 'DELETE FROM unit_place', 'DELETE FROM tip_fact');
  expect((await rebuild('--replace')).code).toBe(0);
  expect(await rows()).toEqual(full);
});

test('what its owner has erased does not come back', async () => {
  const [key, topic] = [newKey(), 'tips.tip.v1'];
  await send({ topic, key, version: 1, data: examplesOf(topic)[0] as Data });
  await reports.settled();
  const kept = () => reports.database.read.query(`SELECT * FROM tip_fact WHERE id = '${key}'`);
  const [row] = await kept();
  await reports.log.append([{ sequence: 1, topic, key, occurredAt: new Date(), value: null }]);
  await reports.settled();
  expect(await kept()).toEqual([]);
  expect(await rebuild()).toMatchObject(asTold);
  const columns = Object.keys(row);
  await reports.database.write.query(`INSERT INTO tip_fact (${columns}) VALUES (${columns.map(() => '?')})`, Object.values(row));
  expect(await rebuild()).toMatchObject({ code: 1, said: expect.stringContaining(`tip_fact, extra: ${key} 1\n`) });
  expect((await rebuild('--replace')).code).toBe(0);
  expect(await kept()).toEqual([]);
});

test('events that are no longer in the log are not given up', async () => {
  await spoil(`INSERT INTO consumer_position (consumer, topic, aggregateId, lastVersion) VALUES ('reports', '${registration}', 'r0', 1)`);
  expect(await rebuild('--replace')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Nothing was replaced: .* of units\.registration\.v1 r0$/m),
  });
  await spoil("DELETE FROM consumer_position WHERE aggregateId = 'r0'");
});

test('one that is killed leaves everything as it was, and the next one works', async () => {
  await spoil('DELETE FROM review_fact');
  for (const ms of [500, 1000, 2000]) {
    const { child, ended } = startRebuild();
    await pause(ms);
    child.kill('SIGKILL');
    await ended;
    expect(await rowsIn('review_fact')).toBe(0);
  }
  expect((await rebuild('--replace')).code).toBe(0);
  expect(await rowsIn('review_fact')).toBe(9);
});

test('only one at a time', async () => {
  const both = await Promise.all([rebuild(), rebuild()]);
  expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
  expect(both.find(({ code }) => code === 1)?.said).toContain('Another rebuild of reports is under way');
});

test('while events come and figures are asked, replacing changes no answer', async () => {
  const [data = {}] = examplesOf(registration);
  const first = (await indicatorsOf(reports).one('U1')).records?.value ?? 0;
  await spoil('DELETE FROM class_fact', 'DELETE FROM class_line_fact');
  let published = first;
  let going = true;
  const publishing = (async () => {
    for (; going; await pause(25)) {
      const { accepted } = await reports.log.append([recordOf({ topic: registration, key: newKey(), version: 1, data })]);
      published += accepted.length;
    }
  })();
  const answers: number[] = [];
  const asking = (async () => {
    while (going) {
      const value = (await indicatorsOf(reports).one('U1')).records?.value ?? -1;
      expect(value).toBeLessThanOrEqual(published);
      answers.push(value);
    }
  })();
  const outcomes = [await rebuild('--replace'), await rebuild('--replace')];
  going = false;
  await Promise.all([publishing, asking]);
  expect(outcomes.map(({ code, said }) => [code, code ? said : ''])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect(answers).toEqual([...answers].sort((a, b) => a - b));
  expect(answers.at(-1)).toBeGreaterThan(first);
  await reports.settled();
  expect((await indicatorsOf(reports).one('U1')).records?.value).toBe(published);
  expect(await rebuild()).toMatchObject(asTold);
});
