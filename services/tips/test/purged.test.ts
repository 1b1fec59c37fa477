import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clockClassCodes } from '../src/clock-classes.ts';
import { Tip } from '../src/entities/tip.ts';
import { purgedTopic } from '../src/events/published.ts';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { closedTip } from './figures.ts';
import { intake, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

type TipData = Record<'state' | 'category' | 'channel' | 'value' | 'sourceUnitKind' | 'outcome', string | null> & Record<string, unknown>;
type Line = {
  category: string;
  value: string | null;
  sourceUnitKind: string | null;
  tips: number;
  outcomes: Record<string, number>;
} & Record<string, unknown>;
type PurgedData = {
  lines: Line[];
  channels: { channel: string; category: string; tips: number }[];
  durations: ({ category: string } & Record<keyof typeof fieldOf, number[]>)[];
};
const fieldOf = { forward: 'forwardedClass', acknowledge: 'acknowledgedClass', resolve: 'resolvedClass' };

/** What a reader of the two topics counts: the tips that live, and what is told of those that were erased. */
function counted(): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (name: string, tips: unknown) => {
    if (tips) sums[name] = (sums[name] ?? 0) + Number(tips);
  };
  const tips = new Map<string, TipData>();
  const quarters = new Map<string, PurgedData>();
  for (const { subject, type, data } of world.published)
    if (type.startsWith('tips.tip.')) tips.set(subject, data as TipData);
    else if (type.startsWith('tips.purged.')) quarters.set(subject, data as PurgedData);
  for (const id of world.erased) tips.delete(id);
  for (const tip of tips.values()) {
    add(`${tip.category} ${tip.value} ${tip.sourceUnitKind}`, 1);
    add(`${tip.channel} ${tip.category}`, 1);
    add(String(tip.outcome), tip.outcome && 1);
    for (const flag of ['extended', 'forwardedInTime', 'acknowledgedInTime', 'resolvedInTime']) add(flag, tip[flag] === true);
    for (const clock of ['forwarded', 'acknowledged', 'resolved']) add(clock, tip[`${clock}InTime`] !== null);
    for (const field of Object.values(fieldOf)) add(`${tip.category} ${field} ${tip[field]}`, tip[field] !== null);
  }
  for (const { lines, channels, durations } of quarters.values()) {
    for (const line of durations)
      for (const clock of ['forward', 'acknowledge', 'resolve'] as const)
        for (const [i, one] of clockClassCodes.entries()) add(`${line.category} ${fieldOf[clock]} ${one}`, line[clock][i]);
    for (const { category, value, sourceUnitKind, tips: number, outcomes, ...measures } of lines) {
      add(`${category} ${value} ${sourceUnitKind}`, number);
      for (const [outcome, some] of Object.entries(outcomes)) add(outcome, some);
      for (const [measure, some] of Object.entries(measures)) add(measure, some);
    }
    for (const { channel, category, tips: number } of channels) add(`${channel} ${category}`, number);
  }
  return sums;
}

test('a reader of the topics counts the same before and after tips were erased', async () => {
  await closedTip(world, 'VALUABLE');
  await closedTip(world, 'UNFOUNDED', { category: 'FRAUD' });
  await closedTip(world, 'UNFOUNDED', { category: 'FRAUD' });
  await world.on('dismiss', intake, { topic: 'CIVIL_DISPUTE' })(await world.tipIn('SCREENED'));
  world.setTime('2026-04-02');
  const late = await world.tipIn('CLASSIFIED');
  world.setTime('2026-05-04');
  const forwarded = await world.on('forward', { roles: ['TIP_ASSESSOR'], subject: 'assessor' })(late);
  const extended = await world.on('extend', supervisor, { procuracyReference: '1/VKS' })(forwarded);
  const resolved = await world.on('resolve', { roles: ['TIP_ASSESSOR'], subject: 'assessor' }, { outcome: 'PREVENTED' })(extended);
  const assessed = await world.on('assess', { roles: ['TIP_ASSESSOR'], subject: 'assessor' }, { value: 'NOT_USEFUL' })(resolved);
  await world.on('close', supervisor)(assessed);
  await world.received({ category: 'DRUGS' });

  await world.settled();
  const before = counted();
  expect(before).toMatchObject({ 'THEFT VALUABLE SCHOOL': 1, 'FRAUD UNFOUNDED null': 2, PREVENTED: 1, extended: 1, 'WEB DRUGS': 1 });
  expect(before).toMatchObject({ 'THEFT forwardedClass SAME_DAY': 1, 'THEFT forwardedClass LATER': 1, 'THEFT resolvedClass IN_TIME': 1 });
  for (const [day, erased] of [
    ['2026-06-15', 2],
    ['2027-06-15', 5],
  ] as const) {
    world.setTime(day);
    await purgeTips.run(world.door);
    await world.settled();
    expect(world.erased).toHaveLength(erased);
    expect(counted()).toEqual(before);
  }
});

test('the counts of a quarter are whole states: the last one says all, with no commune, no day and no id', () => {
  const events = world.published.filter(({ type }) => type.startsWith('tips.purged.'));
  expect([...new Set(events.map(({ subject }) => subject))].sort()).toEqual(['2026-Q1', '2026-Q2']);
  const text = JSON.stringify(events.map(({ data }) => data));
  expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|[0-9a-f]{8}-|@/);
});

test('of an erased tip the row keeps what figures need, and the day instead of the hour', async () => {
  const rows = await world.database.read.manager.findBy(Tip, { state: 'PURGED' });
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    expect(row).toMatchObject({
      urgency: null,
      legalKind: null,
      categoryConfirmedOn: null,
      closedOn: null,
      otherTopic: null,
      procuracyReference: null,
    });
    expect(row.receivedAt.toISOString()).toMatch(/T17:00:00/);
    expect(row.forwardDueAt.toISOString()).toMatch(/T17:00:00/);
  }
});

test('nothing is told of a quarter in which nothing was erased', async () => {
  const before = world.published.length;
  await purgeTips.run(world.door);
  await world.settled();
  expect(world.published.length).toBe(before);
});

test('the event of a quarter with everything in it is not too large to be sent: a purge never waits for room', () => {
  const { properties } = JSON.parse(readFileSync(new URL('../../../schemas/events/tips/purged.v1.json', import.meta.url), 'utf8'));
  const [line, channelLine, duration] = ['lines', 'channels', 'durations'].map((name) => properties[name].items.properties);
  const most = 99_999;
  const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, most]));
  const dimensions = ['category', 'value', 'sourceUnitKind', 'outcomes'];
  const measures = all(Object.keys(line).filter((name) => !dimensions.includes(name)));
  const outcomes = all(Object.keys(line.outcomes.properties));
  // Only a VALUABLE one has the kind of its unit.
  const worth: [string | null, string | null][] = line.value.enum.flatMap((value: string | null) =>
    (value === 'VALUABLE' ? line.sourceUnitKind.enum : [null]).map((kind: string | null) => [value, kind]),
  );
  const lines = line.category.enum.flatMap((category: string) =>
    worth.map(([value, sourceUnitKind]) => ({ category, value, sourceUnitKind, ...measures, outcomes })),
  );
  const channels = line.category.enum.flatMap((category: string) =>
    channelLine.channel.enum.map((channel: string) => ({ channel, category, tips: most })),
  );
  const four = Array(4).fill(most);
  const durations = duration.category.enum.map((category: string) => ({ category, forward: four, acknowledge: four, resolve: four }));
  expect([lines.length, channels.length, durations.length]).toEqual([136, 102, 17]);
  expect(() => purgedTopic.check({ change: 'counted', lines, channels, durations })).not.toThrow();
});
