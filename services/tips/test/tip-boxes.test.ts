import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { changesOf } from '@binhan/common/testing-lives';
import { muongKim, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tipBoxLife } from '../src/states/tip-box.ts';
import { boxesIn, secondIntake } from './boxes.ts';
import { assessor, auditor, intake, partial, startWorld, supervisor, type World } from './world.ts';

let world: World;
let boxes: Awaited<ReturnType<typeof boxesIn>>;
beforeAll(async () => {
  world = await startWorld();
  boxes = await boxesIn(world);
  await world.appoint({ ref: 'LD-3', role: 'SUPERVISOR', subject: 'third', areaIds: [tanPhong] });
});
afterAll(() => world.stop());

const third: DevelopmentClaims = { roles: ['TIP_SUPERVISOR'], subject: 'third' };
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error.code,
  );
const eventsOf = (id: string) => world.published.filter(({ subject }) => subject === id);

test('a box is installed, sealed, opened by two people, counted, and taken down empty', async () => {
  const installed = await boxes.install();
  expect(installed.state).toBe('INSTALLED');
  const active = await boxes.on('activate', installed, { sealNo: 'np 001' }, intake);
  expect(await boxes.boxOf(active.id)).toMatchObject({ state: 'ACTIVE', sealNo: 'NP001', openDueOn: '2026-03-09', lastOpenedOn: null });
  const opening = await boxes.open(active, { count: 3 });
  expect(opening).toMatchObject({ state: 'RECORDED', count: null });
  expect(await boxes.boxOf(active.id)).toMatchObject({ lastOpenedOn: null });
  const confirmed = await boxes.onOpening('confirm', opening, { count: 3 });
  expect(confirmed.state).toBe('CONFIRMED');
  const counted = await boxes.boxOf(active.id);
  expect(counted).toMatchObject({ lastOpenedOn: '2026-03-02', openings: [{ count: 3, secondCount: 3, mismatches: [] }] });
  expect((await boxes.on('remove', counted)).state).toBe('REMOVED');
  const { custody } = await boxes.boxOf(active.id);
  expect(custody.map(({ line, act }: { line: number; act: string }) => [line, act])).toEqual([
    [1, 'INSTALLED'],
    [2, 'SEALED'],
    [3, 'OPENED'],
    [4, 'COUNTED'],
    [5, 'REMOVED'],
  ]);
  expect(custody[2].sealNo).not.toBe('NP001');
  expect(custody[2].actor).not.toBe(custody[3].actor);
  const { data } = await world.ask(`{ tipsAudit(subjectId: "${active.id}") { nodes { action } } }`, {}, auditor);
  expect(data.tipsAudit.nodes.map(({ action }: { action: string }) => action)).toEqual([
    'BOX_INSTALLED',
    'BOX_SEALED',
    'BOX_OPENED',
    'BOX_COUNTED',
    'BOX_REMOVED',
  ]);
});

test('its events tell days, a commune and a count, and neither unit nor place nor seal', async () => {
  const box = await boxes.active({ unitId: world.ownUnit, place: 'CANARY-PLACE' });
  await boxes.opened(box, 2);
  await world.settled();
  expect(eventsOf(box.id).map(({ data }) => data.change)).toEqual(['activated', 'opened']);
  const { id, type: _type, aggregateversion: _version, ...event } = eventsOf(box.id)[1] as (typeof world.published)[number];
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(event).toEqual({
    ...{ specversion: '1.0', source: '/tips', subject: box.id, time: '2026-03-01T17:00:00.000Z' },
    ...{ dataschema: 'urn:binhan:tips.tip-box:v1', datacontenttype: 'application/json' },
    data: {
      ...{ change: 'opened', state: 'ACTIVE', areaId: tanPhong, activatedOn: '2026-03-02', openEveryDays: 7 },
      ...{ lastOpenedOn: '2026-03-02', lastCount: 2, openDueOn: '2026-03-09', synthetic: false },
    },
  });
  expect(JSON.stringify(eventsOf(box.id))).not.toMatch(new RegExp(`CANARY|NP-|${world.ownUnit}`));
  const { told, agreed } = changesOf(tipBoxLife);
  expect(told).toEqual(agreed);
});

test('the second person is another, counts without seeing the number, and a difference goes to a third', async () => {
  const box = await boxes.active();
  const opening = await boxes.open(box, { count: 2 });
  const asSupervisor = { roles: ['TIP_INTAKE' as const, 'TIP_SUPERVISOR' as const], subject: 'intake' };
  expect(await codeOf(boxes.onOpening('confirm', opening, { count: 2 }, asSupervisor))).toBe('BOX_SECOND_PERSON');
  expect((await boxes.openingOf(opening.id, secondIntake)).count).toBeNull();
  expect(await codeOf(boxes.open(box))).toBe('BOX_OPENING_WAITS');
  const disputed = await boxes.onOpening('confirm', opening, { count: 3 }, supervisor);
  expect(disputed.state).toBe('DISPUTED');
  expect(await boxes.boxOf(box.id)).toMatchObject({ lastOpenedOn: null, openings: [{ count: 2, secondCount: 3, mismatches: ['COUNT'] }] });
  const decision = { count: 3, reason: 'hai tờ dính vào nhau' };
  expect(await codeOf(boxes.onOpening('decide', disputed, decision, supervisor))).toBe('BOX_THIRD_PERSON');
  expect(await codeOf(boxes.onOpening('decide', disputed, { ...decision, reason: ' ' }, third))).toBe('REQUIRED');
  const decided = await boxes.onOpening('decide', disputed, decision, third);
  expect(await boxes.openingOf(decided.id)).toMatchObject({ state: 'CONFIRMED', count: 3, mismatches: [] });
  expect(await boxes.boxOf(box.id)).toMatchObject({ lastOpenedOn: '2026-03-02' });
  await world.settled();
  expect(eventsOf(box.id).at(-1)?.data).toMatchObject({ change: 'opened', lastCount: 3 });
  const { data } = await world.ask(`{ tipsAudit(subjectId: "${box.id}") { nodes { action reason } } }`, {}, auditor);
  expect(data.tipsAudit.nodes.at(-1)).toEqual({ action: 'BOX_DECIDED', reason: decision.reason });
});

test('a wrong or missing seal is kept and alerted, until a supervisor who was not there has settled it', async () => {
  const box = await boxes.active();
  const listed = () => world.listed(supervisor, 'tipBoxMismatches');
  for (const foundSealNo of ['NP-giả', undefined]) {
    const opening = await boxes.open(box, { foundSealNo, count: 0 });
    expect(await listed()).toContain(opening.id);
    const confirmed = await boxes.onOpening('confirm', opening, { count: 0 });
    expect(await boxes.openingOf(opening.id)).toMatchObject({ mismatches: ['SEAL'] });
    const settle = (claims: DevelopmentClaims, difference = 'SEAL') =>
      boxes.onOpening('settle', confirmed, { difference, reason: 'niêm phong rách do mưa' }, claims);
    expect(await codeOf(settle(intake))).toBe('FORBIDDEN');
    expect(await codeOf(settle(supervisor, 'PAPERS'))).toBe('NOTHING_TO_SETTLE');
    await settle(supervisor);
    expect(await listed()).not.toContain(opening.id);
  }
});

test('a right seal is no mismatch, however its number is written', async () => {
  const box = await boxes.on('activate', await boxes.install(), { sealNo: 'AB 12' });
  const opening = await boxes.open(box, { foundSealNo: 'ab12 ' });
  expect((await boxes.openingOf(opening.id)).mismatches).toEqual([]);
  expect(await codeOf(boxes.open(await boxes.active(), { newSealNo: 'x', foundSealNo: 'X' }))).toBe('BOX_SEAL_USED');
});

test('a box that is not opened in time is overdue, and its own interval counts', async () => {
  const [weekly, monthly] = [await boxes.active(), await boxes.active({ openEveryDays: 30 })];
  const overdue = () => world.listed(supervisor, 'overdueTipBoxes');
  world.setTime('2026-03-09');
  expect(await overdue()).not.toContain(weekly.id);
  world.setTime('2026-03-10');
  expect(await overdue()).toContain(weekly.id);
  expect(await overdue()).not.toContain(monthly.id);
  const opening = await boxes.open(weekly, { openedOn: '2026-03-10' });
  expect(await overdue()).toContain(weekly.id);
  await boxes.onOpening('confirm', opening, { count: 2 });
  expect(await overdue()).not.toContain(weekly.id);
  await boxes.on('correct', monthly, { openEveryDays: 5, custodian: 'Công an phường Tân Phong' });
  expect(await overdue()).toContain(monthly.id);
  expect(await boxes.boxOf(monthly.id)).toMatchObject({
    openDueOn: '2026-03-07',
    place: 'Cổng trường',
    custodian: 'Công an phường Tân Phong',
  });
  expect(await codeOf(boxes.install({ openEveryDays: 91 }))).toBe('OUT_OF_RANGE');
  world.setTime('2026-03-02');
});

test('an opening that nobody counts again is a mismatch after three days', async () => {
  const opening = await boxes.open(await boxes.active());
  world.setTime('2026-03-05');
  expect((await boxes.openingOf(opening.id)).mismatches).toEqual([]);
  world.setTime('2026-03-06');
  expect((await boxes.openingOf(opening.id)).mismatches).toEqual(['UNCONFIRMED']);
  expect(await world.listed(supervisor, 'tipBoxMismatches')).toContain(opening.id);
  world.setTime('2026-03-02');
});

test('a box that holds papers is not taken down: it was opened that day, and the count is agreed on', async () => {
  const box = await boxes.active();
  const remove = async () => codeOf(boxes.on('remove', await boxes.boxOf(box.id)));
  expect(await remove()).toBe('BOX_NOT_EMPTIED');
  const opening = await boxes.open(box);
  expect(await remove()).toBe('BOX_NOT_EMPTIED');
  await boxes.onOpening('confirm', opening, { count: 2 });
  world.setTime('2026-03-03');
  expect(await remove()).toBe('BOX_NOT_EMPTIED');
  await boxes.onOpening('confirm', await boxes.open(box, { openedOn: '2026-03-03' }), { count: 2 });
  expect(await remove()).toBeUndefined();
  world.setTime('2026-03-02');
  expect((await boxes.on('remove', await boxes.install())).state).toBe('REMOVED');
});

test('who belongs to the unit, or is in conflict with it, has its box not in hand and sees no count', async () => {
  const box = await boxes.active({ unitId: world.ownUnit });
  const ofUnit = { ...intake, units: [world.ownUnit] };
  expect(await codeOf(boxes.open(box, {}, ofUnit))).toBe('OWN_UNIT');
  expect(await codeOf(boxes.open(box, {}, partial))).toBe('BOX_CONFLICT');
  await world.appoint({ ref: 'LD-XD', role: 'SUPERVISOR', subject: 'kin', areaIds: [tanPhong], conflictUnitIds: [world.ownUnit] });
  const kin: DevelopmentClaims = { roles: ['TIP_SUPERVISOR'], subject: 'kin' };
  expect(await codeOf(boxes.install({ unitId: world.ownUnit }, kin))).toBe('BOX_CONFLICT');
  for (const action of ['correct', 'remove']) expect(await codeOf(boxes.on(action, box, {}, kin))).toBe('BOX_CONFLICT');
  const installed = await boxes.install({ unitId: world.ownUnit });
  expect(await codeOf(boxes.on('activate', installed, { sealNo: boxes.newSeal() }, kin))).toBe('BOX_CONFLICT');
  const opening = await boxes.open(box, { foundSealNo: 'khác' });
  expect(await codeOf(boxes.onOpening('confirm', opening, { count: 2 }, partial))).toBe('BOX_CONFLICT');
  const disputed = await boxes.onOpening('confirm', opening, { count: 3 });
  const word = { reason: 'x' };
  expect(await codeOf(boxes.onOpening('settle', disputed, { ...word, difference: 'SEAL' }, kin))).toBe('BOX_CONFLICT');
  expect(await codeOf(boxes.onOpening('decide', disputed, { ...word, count: 3 }, kin))).toBe('BOX_CONFLICT');
  expect((await boxes.boxOf(box.id, partial)).openings).toBeNull();
  expect(await boxes.openingOf(opening.id, partial)).toBeNull();
  expect(await world.listed(partial, 'tipBoxMismatches')).not.toContain(opening.id);
  expect((await boxes.boxOf(box.id, intake)).openings).toHaveLength(1);
  expect(await boxes.boxOf(box.id, assessor)).toBeNull();
});

test('what does not add up is refused', async () => {
  const { id: elsewhere } = await world.units.activeUnit({ areaId: muongKim });
  await world.settled();
  expect(await codeOf(boxes.install({ unitId: elsewhere }))).toBe('BOX_UNIT_AREA');
  await boxes.install({ code: 'HT-X' });
  expect(await codeOf(boxes.install({ code: 'HT-X' }))).toBe('BOX_CODE_TAKEN');
  expect(await codeOf(boxes.install({ installedOn: '2026-03-03' }))).toBe('DATE_IN_FUTURE');
  expect(await codeOf(boxes.install({ unitId: 'unknown' }))).toBe('UNIT_NOT_KNOWN_YET');
  expect(await codeOf(boxes.install({}, intake))).toBe('FORBIDDEN');
  expect(await codeOf(boxes.install({ areaId: muongKim }, third))).toBe('FORBIDDEN');
  const box = await boxes.active();
  expect(await codeOf(boxes.open(box, { count: 1001 }))).toBe('OUT_OF_RANGE');
  expect(await codeOf(boxes.open(box, { openedOn: '2026-03-03' }))).toBe('DATE_IN_FUTURE');
  expect(await codeOf(boxes.open(box, { openedOn: '2026-03-01' }))).toBe('DATE_TOO_EARLY');
});

test('everybody sees where boxes hang that take tips, and a unit whether it has one, for a whole page in one statement', async () => {
  const { id: withBox } = await world.units.activeUnit();
  const { id: without } = await world.units.activeUnit();
  await world.settled();
  const box = await boxes.active({ unitId: withBox, code: 'HT-CONG' });
  await boxes.opened(box);
  const query = `{ publicTipBoxes(areaId: "${tanPhong}", first: 200) { nodes { code place area { id } unit { id hasTipBox } } } }`;
  const { nodes } = (await world.ask(query)).data.publicTipBoxes;
  expect(nodes).toContainEqual({ code: 'HT-CONG', place: 'Cổng trường', area: { id: tanPhong }, unit: { id: withBox, hasTipBox: true } });
  expect((await world.ask(query.replace('code', 'lastCount'))).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  const unitsQuery = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Unit { id hasTipBox } } }';
  const refs = [withBox, without, world.ownUnit].map((id) => ({ __typename: 'Unit', id }));
  world.statements.length = 0;
  const { data } = await world.ask(unitsQuery, { refs });
  expect(world.statements).toHaveLength(1);
  expect(data._entities.map(({ hasTipBox }: { hasTipBox: boolean }) => hasTipBox).slice(0, 2)).toEqual([true, false]);
  await boxes.on('remove', await boxes.boxOf(box.id));
  expect((await world.ask(unitsQuery, { refs })).data._entities[0].hasTipBox).toBe(false);
});

test('a page of boxes costs as many statements as one box', async () => {
  const { id: unitId } = await world.units.activeUnit();
  await world.settled();
  for (let i = 0; i < 3; i++) await boxes.opened(await boxes.active({ unitId }));
  const fields = 'overdue unit { id hasTipBox } openings { count mismatches tipBox { code } } custody { act } allowedActions';
  const count = async (first: number) => {
    const query = `{ tipBoxes(filter: { unitId: "${unitId}" }, first: ${first}) { nodes { ${fields} } } }`;
    world.statements.length = 0;
    const { data, errors } = await world.ask(query, {}, supervisor);
    expect([data.tipBoxes.nodes.length, errors]).toEqual([first, undefined]);
    return world.statements.length;
  };
  expect(await count(3)).toBe(await count(1));
});
