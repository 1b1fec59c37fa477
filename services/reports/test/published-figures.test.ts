import { readFileSync } from 'node:fs';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officer, publisherOf } from './records.ts';
import { commune2013, growTree, neighbour2013, sessionsIn } from './sessions.ts';
import { createWorld, type World } from './world.ts';

let world: World;
const query = `query($areaId: ID) { publishedFigures(areaId: $areaId) {
  id measure name { vi en } printed qualifier value computed { value noData } difference note { vi en } } }`;
// biome-ignore lint/suspicious/noExplicitAny: an answer of GraphQL
const figures = async (areaId?: string): Promise<Record<string, any>> => {
  const { data } = await world.ask(query, { areaId });
  return Object.fromEntries(data.publishedFigures.map((one: { id: string }) => [one.id, one]));
};

beforeAll(async () => {
  world = await createWorld();
  const session = sessionsIn(world);
  await growTree(world);
  await session('t1', '2018-10-09', 357);
  await session('t2', '2018-10-10', 43, { areaId: neighbour2013 });
  await session('late', '2019-08-12', 9);
  await session('law', '2018-10-09', 11, { programme: 'MOVEMENT_AND_LAW' });
  expect((await figures()).N4.computed.value).toBe(11);
});
afterAll(() => world.stop());

test('a figure of the article stands beside what is computed, with its qualifier, its name and how it is read', async () => {
  const { N3, N5, N6, N7 } = await figures();
  expect(N6).toMatchObject({ printed: '152.328', qualifier: 'gần', value: 152_328, computed: { value: 400 }, difference: 400 - 152_328 });
  expect(N5).toMatchObject({ value: 427, computed: { value: 2 } });
  expect(N3).toMatchObject({ qualifier: null, computed: { value: 1 } });
  expect(N7).toMatchObject({ qualifier: 'trên', computed: { value: 0, noData: false }, difference: -23_760 });
  expect(N7.note.vi).toMatch('số buổi không được công bố');
  for (const { measure, name, note } of [N3, N5, N6, N7]) {
    expect(name).toEqual({ vi: expect.stringMatching(/\S/), en: measure });
    expect(note.en).toMatch('By construction');
  }
});

test('nothing is known of the registrations, which is not 0', async () => {
  expect((await figures()).N1).toMatchObject({ computed: { value: null, noData: true }, difference: null });
});

test('a claim has no number, and no comparison', async () => {
  const { N15 } = await figures();
  expect(N15).toMatchObject({ printed: '100%', value: null, computed: { value: null, noData: true }, difference: null });
  expect(N15.note.en).not.toMatch('By construction');
});

test('the parts of the province sum up to it', async () => {
  expect((await figures(commune2013)).N6.computed.value).toBe(357);
  expect((await figures(neighbour2013)).N6.computed.value).toBe(43);
});

test('people below the province are told to staff of that area, and of the province to everyone unless they are few', async () => {
  const trained = publisherOf(world, 'training.class');
  const course = { kind: 'FIRE_TRAINING', programme: 'FIRE_TRAINING', counts: 'PEOPLE', firstDay: '2018-11-06' };
  const line = (learners: number) => [{ unitId: null, unit: null, audience: 'WORKERS', learners, passed: 0 }];
  const people = async (areaId?: string, claims?: DevelopmentClaims) => {
    const { data } = await world.ask(
      'query($areaId: ID) { publishedFigures(areaId: $areaId) { id computed { value noData suppressed } } }',
      { areaId },
      claims,
    );
    return data.publishedFigures.find(({ id }: { id: string }) => id === 'N11').computed;
  };
  await trained('k1', { ...course, areaId: commune2013, lines: line(3) });
  expect(await people()).toEqual({ value: null, noData: false, suppressed: true });
  await trained('k2', { ...course, areaId: neighbour2013, lines: line(40) });
  expect(await people()).toEqual({ value: 43, noData: false, suppressed: false });
  const local = (areaId: string): DevelopmentClaims => ({ roles: ['AREA_OFFICER'], areas: [areaId] });
  for (const claims of [officer, local(commune2013)])
    expect(await people(commune2013, claims)).toMatchObject({ value: 3, suppressed: false });
  for (const claims of [undefined, local(neighbour2013)])
    expect(await people(commune2013, claims)).toMatchObject({ value: null, noData: true });
});

test('figures that ask the same are counted together', async () => {
  const before = world.statements.length;
  await figures();
  // N1 of registrations and N2 of recognitions are one question of two sources, each programme of sessions is one of one.
  const counted = world.statements.slice(before).filter((sql) => /FROM \(SELECT.* FROM session_fact/is.test(sql));
  expect(counted).toHaveLength(3);
});

test('what follows from the printed numbers stands beside what follows from the computed ones', async () => {
  const { data } = await world.ask('{ derivedFigures { id name { vi en } printed computed difference } }');
  const derived = Object.fromEntries(data.derivedFigures.map((one: { id: string }) => [one.id, one]));
  const article = JSON.parse(readFileSync(new URL('../data/published-figures.json', import.meta.url), 'utf8'));
  for (const [id, value] of Object.entries(article.derived)) expect([id, derived[id].printed]).toEqual([id, value]);
  expect(derived.sessionsN3N5).toMatchObject({ computed: 3, difference: 3 - 3341 });
  expect(derived.attendancesPerSessionN6N5).toMatchObject({ printed: 356.74, computed: 200 });
  // Of registrations nothing is known.
  expect(derived.recognitionRatePercent).toMatchObject({ printed: 94.49, computed: null, difference: null });
});
