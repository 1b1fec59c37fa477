import { runJob } from '@binhan/common/job';
import { systemViewer } from '@binhan/common/viewer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SessionFact, SessionLineFact } from '../src/entities/session-fact.ts';
import { eventTables } from '../src/exports/event-tables.ts';
import { tableOfEvents } from '../src/exports/events.ts';
import { facts } from '../src/facts.ts';
import { readCsv } from './exports-read.ts';
import { exportsIn } from './exports-world.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let office: ReturnType<typeof exportsIn>;
beforeAll(async () => {
  world = await createWorld();
  office = exportsIn(world);
});
afterAll(() => world.stop());

const rowsOf = async (name: string, from: string, to: string) =>
  readCsv((await office.exported({ format: 'CSV', events: { facts: name, from, to } })).contents[0] as Buffer);

test('every fact can be exported, and every column of it has a meaning in both languages', async () => {
  const tables = Object.values(eventTables);
  expect(new Set(tables.map(({ fact }) => fact))).toEqual(new Set(facts));
  expect(tables.filter(({ lines }) => lines)).toHaveLength(facts.filter(({ lines }) => lines).length);
  const asking = { read: world.database.read.manager, viewer: systemViewer('test'), now: new Date() };
  for (const name of Object.keys(eventTables) as (keyof typeof eventTables)[]) {
    const { day } = eventTables[name];
    const { columns, title } = await tableOfEvents(asking, { facts: name, ...(day ? { from: '2026-01-01' } : {}) });
    expect(title.vi).not.toBe('');
    for (const { description } of columns) expect([description.vi, description.en]).not.toContain('');
    if (day && !eventTables[name].lines) expect(columns).toContainEqual(expect.objectContaining({ name: day, type: 'day' }));
  }
});

test('the newest version of a record is exported, and lines with whose they are', async () => {
  const lines = ['PUPILS', 'OFFICIALS'].map((audience, i) => ({ unitId: null, unit: null, audience, attendance: 10 + i }));
  const session = {
    state: 'REPORTED',
    programme: 'FIRE_TALKS',
    channel: 'DIRECT',
    topics: ['FIRE'],
    areaId: null,
    heldOn: '2026-02-01',
    lines,
  };
  const rest = {
    organisers: [],
    partners: [],
    campaignId: null,
    modelId: null,
    versionNumber: 1,
    correctsId: null,
    plannedOn: null,
    reportedOn: '2026-02-02',
    verifiedOn: null,
    countMethod: 'HEADCOUNT',
    synthetic: false,
  };
  await world.publish('training.session', 's1', 'reported', { ...session, ...rest });
  await world.publish('training.session', 's1', 'verified', { ...session, ...rest, state: 'VERIFIED', verifiedOn: '2026-02-03' });
  await world.settled();
  const february = ['2026-02-01', '2026-03-01'] as const;
  expect(await rowsOf('SESSION', ...february)).toMatchObject([
    { id: 's1', version: '2', state: 'VERIFIED', attendance: '21', knownFrom: expect.stringMatching(/Z$/) },
  ]);
  expect(
    (await rowsOf('SESSION_LINE', ...february)).map(({ id, version, audience, attendance }) => [id, version, audience, attendance]),
  ).toEqual([
    ['s1', '2', 'PUPILS', '10'],
    ['s1', '2', 'OFFICIALS', '11'],
  ]);
});

test('over many pages each record comes once, in its newest version, with all of its lines', async () => {
  const still = '9999-12-31T00:00:00.000Z';
  const [first, second] = ['2026-03-02T02:00:00.000Z', '2026-03-03T02:00:00.000Z'];
  const session = { state: 'VERIFIED', programme: 'FIRE_TALKS', channel: 'DIRECT', topics: '|FIRE|', areaId: null, heldOn: '2026-04-01' };
  const rest = { plannedOn: null, reportedOn: null, verifiedOn: null, countMethod: null, synthetic: false };
  const unitless = { unitId: null, unitKind: null, subKind: null, managementLevel: null, isKeyEconomic: null, isLarge: null };
  const ids = Array.from({ length: 1500 }, (_, n) => `page-${String(n).padStart(4, '0')}`);
  await runJob(world.database, () => new Date(), {
    name: 'many',
    run: (door) =>
      door(async ({ manager }) => {
        for (let start = 0; start < ids.length; start += 50) {
          const some = ids.slice(start, start + 50);
          await manager.insert(
            SessionFact,
            some.flatMap((id, n) => [
              { ...session, ...rest, id, version: 1, knownFrom: first, knownTo: second, attendance: 1 },
              { ...session, ...rest, id, version: 2, knownFrom: second, knownTo: still, attendance: start + n },
            ]),
          );
          const line = { ...unitless, audience: 'PUPILS' };
          await manager.insert(
            SessionLineFact,
            some.flatMap((id) => [1, 2].flatMap((version) => [1, 2].map((n) => ({ ...line, id, version, line: n, attendance: n })))),
          );
        }
      }),
  });
  const april = ['2026-04-01', '2026-05-01'] as const;
  const sessions = await rowsOf('SESSION', ...april);
  expect(sessions.map(({ id, version, attendance }) => [id, version, attendance])).toEqual(ids.map((id, n) => [id, '2', String(n)]));
  const lines = await rowsOf('SESSION_LINE', ...april);
  expect(lines.map(({ id, version, line }) => [id, version, line])).toEqual(ids.flatMap((id) => ['1', '2'].map((line) => [id, '2', line])));
});
