import { instantOf } from '@binhan/common/clock';
import { runJob } from '@binhan/common/job';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TipSummary } from '../src/entities/tip-summary.ts';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { missingQuarters, summarise, summariseTips } from '../src/operations/summarise-tips.ts';
import { confirmedCase, times, tipsOn } from './figures.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ today: '2026-12-01' });
});
afterAll(() => world.stop());

const fields =
  'id firstDay lastDay cells { category count { value hidden } } total { value hidden } year { year cases { value hidden } arrested { value hidden } } frozenOn synthetic';
const summaries = async (filter = '') =>
  (await world.ask(`{ tipSummaries${filter} { nodes { ${fields} } totalCount } }`)).data.tipSummaries;
const ids = async (filter = '') => (await summaries(filter)).nodes.map(({ id }: { id: string }) => id);
const cellsOf = (summary: { cells: { category: string; count: object }[] }) =>
  Object.fromEntries(summary.cells.map(({ category, count }) => [category, count]));
const published = () => world.published.filter(({ type }) => type.startsWith('tips.summary'));
const runOn = async (day: string) => {
  world.setTime(day);
  await summariseTips.run(world.door);
};

test('before the first tip there is no summary: no data is not 0', async () => {
  await runOn('2026-12-01');
  expect(await summaries()).toEqual({ nodes: [], totalCount: 0 });
});

test('a quarter is frozen some days after its end, with every category, zeros shown and small counts hidden', async () => {
  await tipsOn(world, '2026-02-03', [...times(6, 'THEFT'), ...times(3, 'FRAUD'), ...times(2, 'DRUGS')]);
  await runOn('2026-04-15');
  expect(await ids()).toEqual([]);
  await runOn('2026-04-16');
  const { nodes } = await summaries();
  expect(nodes).toHaveLength(1);
  const [first] = nodes;
  expect(first).toMatchObject({ id: '2026-Q1', firstDay: '2026-01-01', lastDay: '2026-03-31', frozenOn: '2026-04-16', year: null });
  expect(first.cells).toHaveLength(17);
  expect(cellsOf(first)).toMatchObject({
    THEFT: { value: 6, hidden: false },
    FRAUD: { value: null, hidden: true },
    DRUGS: { value: null, hidden: true },
    FOREST: { value: 0, hidden: false },
  });
  expect(first.total).toEqual({ value: 11, hidden: false });
});

test('a total that would give the one hidden count away is hidden too, and a quarter without tips has zeros', async () => {
  await tipsOn(world, '2026-08-01', [...times(7, 'THEFT'), 'FRAUD']);
  await runOn('2026-10-20');
  const { nodes } = await summaries();
  expect(nodes.map(({ id }: { id: string }) => id)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
  const [, empty, third] = nodes;
  expect(empty.total).toEqual({ value: 0, hidden: false });
  expect(third.total).toEqual({ value: null, hidden: true });
  expect(cellsOf(third).FRAUD).toEqual({ value: null, hidden: true });
});

test('what comes later changes no summary', async () => {
  const before = await summaries();
  await tipsOn(world, '2026-08-02', times(9, 'FRAUD'));
  await runOn('2026-11-20');
  expect(await summaries()).toEqual(before);
});

test('the fourth quarter tells the cases of the year and the arrests, hidden where they are few', async () => {
  const tips = await tipsOn(world, '2026-11-21', times(6, 'THEFT'));
  world.setTime('2026-12-01');
  for (const [i, { id }] of tips.entries()) await confirmedCase(world, id, { arrestedCount: i < 2 ? 1 : 0, clarifiedOn: '2026-11-25' });
  await runOn('2027-01-16');
  const last = (await summaries()).nodes.at(-1);
  expect(last.id).toBe('2026-Q4');
  expect(last.year).toEqual({ year: 2026, cases: { value: 6, hidden: false }, arrested: { value: null, hidden: true } });
});

test('the job is safe to run again, on any replica, and two that meet make one record', async () => {
  await tipsOn(world, '2027-02-01', times(5, 'DRUGS'));
  const now = instantOf('2027-05-01', 9);
  const replica = await world.replica();
  for (const { database } of [world, replica, world]) await runJob(database, () => now, summariseTips);
  await Promise.all([1, 2].map(() => world.door((tx) => summarise(tx, '2027-Q1'), { now })));
  await replica.stop();
  expect(await world.door((tx) => missingQuarters(tx), { now })).toEqual([]);
  await world.settled();
  expect(published().filter(({ subject }) => subject === '2027-Q1')).toHaveLength(1);
});

test('each summary is published once, as it is stored, and the erasure of its tips leaves it as it is', async () => {
  const before = await summaries();
  await world.door((tx) => tx.manager.query("UPDATE tip SET state = 'CLOSED', value = 'PARTIAL', closedOn = '2026-12-01'"));
  world.setTime('2028-01-20');
  await purgeTips.run(world.door);
  await summariseTips.run(world.door);
  expect((await summaries('(to: "2027-04-01")')).nodes).toEqual(before.nodes);
  await world.settled();
  // Each quarter is a key of its own: they come in any order.
  const quarters = published().map(({ subject }) => subject);
  expect(quarters.toSorted().slice(0, 5)).toEqual(quartersOf(before));
  const event = published().find(({ subject }) => subject === '2026-Q1');
  const stored = await world.database.read.manager.findOneByOrFail(TipSummary, { id: '2026-Q1' });
  const { id: _id, version: _version, ...state } = stored;
  expect(event?.data).toEqual({ ...state, change: 'published' });
});
const quartersOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);

test('from and to choose quarters by their first day, and pages follow each other', async () => {
  expect(await ids('(from: "2026-04-01", to: "2026-10-01")')).toEqual(['2026-Q2', '2026-Q3']);
  expect(await ids('(first: 2)')).toEqual(['2026-Q1', '2026-Q2']);
});
