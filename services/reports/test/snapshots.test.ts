import { createHash } from 'node:crypto';
import { Snapshot, SnapshotPart } from '@binhan/reports/entities/snapshot';
import { canonicalJson } from '@binhan/reports/snapshots/canonical-json';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publisherOf } from './records.ts';
import { commune2013, growTree, neighbour2013, sessionsIn } from './sessions.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let session: ReturnType<typeof sessionsIn>;
let indicators: ReturnType<typeof indicatorsOf>;
const officer = { roles: ['PROVINCIAL_OFFICER' as const], subject: 'officer-1' };
const analyst = { roles: ['ANALYST' as const], subject: 'analyst-1' };

const mutation = `mutation($input: TakeSnapshotInput!) { takeSnapshot(input: $input) { snapshot {
  id seq takenBy hash previousHash content knownBefore figures { group measure value noData } } } }`;
const take = async (input: object, claims: Parameters<World['ask']>[2] = officer) => {
  const { data, errors } = await world.ask(mutation, { input: { title: 'Số liệu tháng 3', what: 'INDICATOR', ...input } }, claims);
  if (errors) throw { message: errors[0]?.message, ...errors[0]?.extensions };
  return data.takeSnapshot.snapshot;
};
const check = async (id: string) => {
  const figure = '{ group measure value }';
  const query = `query($id: ID!) { snapshot(id: $id) { check { hashAgrees chainAgrees agrees withoutHistory recordsCameLate
    recomputed ${figure} differences { group measure kept { value } recomputed { value } } } } }`;
  return (await world.ask(query, { id }, officer)).data.snapshot.check;
};
const attendances = async (expected: number) => expect((await indicators.one('W2')).attendances?.value).toBe(expected);

beforeAll(async () => {
  world = await createWorld();
  session = sessionsIn(world);
  indicators = indicatorsOf(world);
  await growTree(world);
  await session('s1', '2018-10-09', 357);
  await session('s2', '2019-04-01', 43, { areaId: neighbour2013 });
  await attendances(400);
});
afterAll(() => world.stop());

test('a snapshot keeps the figures, when they were known, and who took it under a pseudonym', async () => {
  const snapshot = await take({ code: 'W2', by: ['COMMUNE'] });
  expect(snapshot.figures).toEqual([
    { group: [commune2013], measure: 'attendances', value: 357, noData: false },
    { group: [neighbour2013], measure: 'attendances', value: 43, noData: false },
  ]);
  // Up to the newest event.
  expect(snapshot.knownBefore).toBe('2026-03-02T02:00:00.001Z');
  expect(snapshot.takenBy).toMatch(/^[0-9a-f-]{36}$/);
  expect(snapshot.content).not.toMatch(/officer|computedAt/);
});

test('everyone can work out its hash, and each stands on the one before', async () => {
  const [one, two] = [await take({ code: 'W1' }), await take({ what: 'PUBLISHED_FIGURES' })];
  for (const { previousHash, content, hash } of [one, two])
    expect(createHash('sha256').update(`${previousHash}\n${content}`).digest('hex')).toBe(hash);
  expect(two.previousHash).toBe(one.hash);
  expect(two.seq).toBe(one.seq + 1);
  expect(canonicalJson(JSON.parse(two.content))).toBe(two.content);
  expect(two.figures.find(({ group }: { group: string[] }) => group[0] === 'N6').value).toBe(400);
});

test('two at the same time stand behind each other', async () => {
  const taken = await Promise.all(['a', 'b', 'c'].map((title) => take({ title, code: 'W1' })));
  expect(new Set(taken.map(({ seq }) => seq)).size).toBe(3);
  for (const { id } of taken) expect(await check(id)).toMatchObject({ hashAgrees: true, chainAgrees: true, agrees: true });
});

test('what happens later changes no snapshot: it comes out the same, and a new one is another', async () => {
  const before = await take({ code: 'W2', asOf: { on: '2026-11-01' } });
  await session('s3', '2019-05-01', 7, { at: '2026-04-02T02:00:00Z' });
  await session('s1', '2018-10-09', 300, { at: '2026-04-02T03:00:00Z' });
  await attendances(350);
  expect(await check(before.id)).toEqual({
    ...{ hashAgrees: true, chainAgrees: true, agrees: true, withoutHistory: 0, recordsCameLate: 0 },
    ...{ recomputed: [{ group: [], measure: 'attendances', value: 400 }], differences: [] },
  });
  const after = await take({ code: 'W2', asOf: { on: '2026-11-01' } });
  expect([before, after].map(({ figures }) => figures[0].value)).toEqual([400, 350]);
});

test('an event that had happened before and came after is told as such, and the snapshot stays as it was', async () => {
  const snapshot = await take({ code: 'W2' });
  await session('s4', '2019-06-01', 9, { at: '2026-04-01T02:00:00Z' });
  await attendances(359);
  expect(await check(snapshot.id)).toMatchObject({
    ...{ hashAgrees: true, agrees: false, recordsCameLate: 1 },
    differences: [{ group: [], measure: 'attendances', kept: { value: 350 }, recomputed: { value: 359 } }],
  });
  expect((await take({ code: 'W2' })).figures[0].value).toBe(359);
});

test('it can be asked as known on a past day, too', async () => {
  const snapshot = await take({ code: 'W2', asOf: { on: '2026-04-01', known: 'THEN' } });
  expect(snapshot.figures[0].value).toBe(409);
  expect(snapshot.knownBefore).toBe('2026-04-01T17:00:00.000Z');
});

test('a content that is longer than a column is kept whole', async () => {
  const filter = { areaId: commune2013, unitIds: Array.from({ length: 200 }, (_, i) => `${i}-${'đơn vị '.repeat(20)}`) };
  const snapshot = await take({ code: 'W2', filter });
  expect(snapshot.content.length).toBeGreaterThan(20_000);
  expect(await check(snapshot.id)).toMatchObject({ hashAgrees: true, agrees: true });
  expect(await world.database.read.manager.countBy(SnapshotPart, { snapshotId: snapshot.id })).toBeGreaterThan(1);
});

test('who changes a row in the database is found out', async () => {
  const [one, two] = [await take({ code: 'W1' }), await take({ code: 'W1' })];
  const { manager } = world.database.write;
  const [part] = await manager.findBy(SnapshotPart, { snapshotId: one.id });
  await manager.update(SnapshotPart, { snapshotId: one.id }, { text: part?.text.replace('"value":4', '"value":5') ?? '' });
  expect(await check(one.id)).toMatchObject({ hashAgrees: false, agrees: false });
  await manager.delete(Snapshot, { id: one.id });
  expect(await check(two.id)).toMatchObject({ hashAgrees: true, chainAgrees: false });
});

test('the same request again gives the same snapshot', async () => {
  const input = { code: 'W1', clientMutationId: 'once' };
  expect((await take(input)).id).toBe((await take(input)).id);
});

test('analysts read the list; the public and the staff of units do not, and take none', async () => {
  const list = 'query($code: IndicatorCode) { snapshots(code: $code, first: 2) { totalCount nodes { seq code content } } }';
  const { data } = await world.ask(list, { code: 'W2' }, analyst);
  expect(data.snapshots.nodes).toMatchObject([{ seq: 1, code: 'W2' }, { code: 'W2' }]);
  expect(data.snapshots.totalCount).toBeGreaterThan(2);
  for (const claims of [undefined, { roles: ['AREA_OFFICER' as const], areas: [commune2013] }, { roles: ['TIP_SUPERVISOR' as const] }])
    expect((await world.ask(list, {}, claims)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  await expect(take({ code: 'W1' }, analyst)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a page of snapshots reads their contents in one statement', async () => {
  const before = world.statements.length;
  await world.ask('{ snapshots { nodes { content figures { value } knownBefore } } }', {}, officer);
  expect(world.statements.slice(before).filter((sql) => /snapshot_part/.test(sql))).toHaveLength(1);
});

test('figures of people are kept for the provincial office, and are not computed again', async () => {
  await publisherOf(world, 'personnel.guard')('g1', { startOn: '2018-09-01', certificateTo: null });
  expect((await indicators.one('P2', {}, officer)).untrained?.value).toBe(0);
  const { id, figures } = await take({ code: 'P2' });
  expect(figures[0]).toMatchObject({ measure: 'trained', value: 100 });
  const look = '{ check { hashAgrees agrees withoutHistory } }';
  const ofGuards = async (claims: typeof officer | typeof analyst) =>
    (await world.ask(`query($id: ID!) { snapshot(id: $id) ${look} snapshots(code: P2) { totalCount } }`, { id }, claims)).data;
  expect(await ofGuards(officer)).toEqual({
    snapshot: { check: { hashAgrees: true, agrees: null, withoutHistory: 3 } },
    snapshots: { totalCount: 1 },
  });
  expect(await ofGuards(analyst)).toEqual({ snapshot: null, snapshots: { totalCount: 0 } });
  // Whoever is an officer of an area besides sees of it no more than an analyst.
  const both = { roles: ['ANALYST' as const, 'AREA_OFFICER' as const], subject: 'both', areas: [commune2013] };
  expect(await ofGuards(both as never)).toEqual({ snapshot: null, snapshots: { totalCount: 0 } });
});

test('an input that contradicts itself is refused', async () => {
  await expect(take({})).rejects.toMatchObject({ code: 'SNAPSHOT_UNCLEAR' });
  await expect(take({ what: 'PUBLISHED_FIGURES', code: 'W1' })).rejects.toMatchObject({ code: 'SNAPSHOT_UNCLEAR' });
  await expect(take({ what: 'PUBLISHED_FIGURES', by: ['YEAR'] })).rejects.toMatchObject({ code: 'SNAPSHOT_UNCLEAR' });
  await expect(take({ code: 'W1', by: ['UNIT_KIND', 'UNIT_KIND'] })).rejects.toMatchObject({ code: 'TOO_MANY_GROUPS' });
  await expect(take({ code: 'W1', title: ' ' })).rejects.toMatchObject({ field: 'input.title' });
});

test('canonical JSON sorts keys by their units, at every depth', () => {
  expect(canonicalJson({ b: [{ d: 1.5, c: null }], a: 'Mường "Tè"', ă: 1e21, Z: undefined })).toBe(
    '{"a":"Mường \\"Tè\\"","b":[{"c":null,"d":1.5}],"ă":1e+21}',
  );
});
