import { headOf, muongKim, officerOf, provincial, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, organiser, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const added = async (type: string, ids: string[], fields: string, claims = provincial) => {
  const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`;
  return (await world.ask(query, { r: ids.map((id) => ({ __typename: type, id })) }, claims)).data._entities;
};

test('a unit has its sessions page by page, and the day of the last verified one', async () => {
  const { id } = await world.activeUnit();
  const rows = [await world.session(id), await world.session(id, 'REPORTED'), await world.session(id, 'PLANNED')];
  const [unit] = await added(
    'Unit',
    [id],
    'lastSessionOn sessions(first: 2) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }',
  );
  expect(unit.lastSessionOn).toBe('2026-03-02');
  expect(unit.sessions).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  const [rest] = await added(
    'Unit',
    [id],
    `sessions(first: 2, after: "${unit.sessions.pageInfo.endCursor}") { nodes { id } pageInfo { hasNextPage } }`,
  );
  expect([...unit.sessions.nodes, ...rest.sessions.nodes].map((one: { id: string }) => one.id)).toEqual(
    rows
      .map((one) => one.id)
      .sort()
      .reverse(),
  );
  expect(rest.sessions.pageInfo.hasNextPage).toBe(false);
  const [planned] = await added('Unit', [id], 'sessions(states: [PLANNED]) { totalCount }');
  expect(planned.sessions.totalCount).toBe(1);
});

test('the sessions of a unit are those that the viewer may see', async () => {
  const { id } = await world.activeUnit();
  await world.session(id, 'PLANNED');
  await world.session(id, 'PLANNED', { areaId: muongKim });
  const count = async (claims: typeof provincial) =>
    (await added('Unit', [id], 'sessions { totalCount nodes { id } }', claims))[0].sessions;
  expect((await count(headOf(id))).totalCount).toBe(2);
  const officers = await count(officerOf(tanPhong));
  expect([officers.totalCount, officers.nodes.length]).toEqual([1, 1]);
});

test('a model has its sessions, a guard its places in classes', async () => {
  const { id } = await world.activeUnit();
  const modelId = await world.model(id);
  await world.settled();
  const planned = await world.session(id, 'PLANNED', { modelId });
  expect(await added('Model', [modelId], 'sessions { totalCount nodes { id } }')).toEqual([
    { sessions: { totalCount: 1, nodes: [{ id: planned.id }] } },
  ]);
  const guardId = await world.guard(id);
  const inClass = await world.planClass(id);
  const enrolled = await world.act('addEnrolment', { classId: inClass.id, guardId }, organiser);
  expect(await added('Guard', [guardId], 'classes { id state trainingClass { id } }')).toEqual([
    { classes: [{ id: enrolled.id, state: 'ENROLLED', trainingClass: { id: inClass.id } }] },
  ]);
});

test('fifty units cost as many statements as one', async () => {
  const units = [];
  for (let i = 0; i < 50; i++) units.push(await world.activeUnit());
  for (const { id } of units.slice(0, 10)) await world.session(id, 'REPORTED');
  const fields =
    'lastSessionOn sessions(first: 5) { totalCount nodes { state lines { unit { id } attendances { count } } attendances { count } campaign { id } correction { id } } }' +
    ' classes(first: 5) { totalCount nodes { id lines { audience } enrolments(first: 3) { nodes { id } } } }';
  const cost = async (ids: string[]) => {
    world.statements.length = 0;
    await added('Unit', ids, fields);
    return world.statements.length;
  };
  const ids = units.map(({ id }) => id);
  await world.planClass(ids[0] as string);
  expect(await cost(ids)).toBe(await cost(ids.slice(0, 1)));
});

test('a figure and the list behind it agree', async () => {
  const [school, agency] = [await world.activeUnit({ kind: 'SCHOOL' }), await world.activeUnit()];
  const lines = [
    { unitId: school.id, audience: 'PUPILS', attendance: 30 },
    { unitId: agency.id, audience: 'OFFICIALS', attendance: 7 },
    { audience: 'RESIDENTS', attendance: 4 },
  ];
  const more = { programme: 'TRAFFIC_AT_UNITS', channel: 'DIRECT', topics: ['TRAFFIC', 'LAW_POLICY'], lines };
  const recorded = await world.recordSession(null, more);
  await world.onSession('verify', recorded, provincial);
  const filters: [object, number][] = [
    [{ unitId: school.id }, 30],
    [{ unitKinds: ['AGENCY'], unitId: agency.id }, 7],
    [{ programme: 'TRAFFIC_AT_UNITS', topics: ['LAW_POLICY'] }, 41],
    [{ programme: 'TRAFFIC_AT_UNITS', audiences: ['PUPILS', 'RESIDENTS'] }, 34],
    [{ programme: 'TRAFFIC_AT_UNITS', from: '2026-03-02', to: '2026-03-03', channel: 'DIRECT' }, 41],
    [{ programme: 'TRAFFIC_AT_UNITS', to: '2026-03-02' }, 0],
    [{ programme: 'TRAFFIC_AT_UNITS', topics: ['DRUGS'] }, 0],
  ];
  for (const [filter, heads] of filters) {
    const { sessions, attendances } = await world.totals(filter);
    const listed = (
      await world.ask(
        'query($f: SessionFilter) { sessions(filter: $f) { totalCount } }',
        { f: { ...filter, states: ['VERIFIED'] } },
        provincial,
      )
    ).data.sessions.totalCount;
    expect([filter, sessions, attendances.count]).toEqual([filter, listed, heads]);
  }
});
