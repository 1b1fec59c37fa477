import { expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import type { AccessTable } from '../src/access.ts';
import { batchLoader } from '../src/loader.ts';
import { noScope, permits, type Scope } from '../src/permissions.ts';
import { buildSchema } from '../src/schema.ts';
import { publicViewer, type Viewer } from '../src/viewer.ts';

// What the table of permissions promises, shown on a schema that has one of everything.
const diaries = [
  { id: 'mine', unitId: 'u1', title: 'Mine', secret: 'my secret' },
  { id: 'theirs', unitId: 'u2', title: 'Theirs', secret: 'their secret' },
];
const access: AccessTable = {
  Query: { diary: ['PUBLIC'], diaries: ['PUBLIC'], shelf: ['PUBLIC'], audit: ['AUDITOR'] },
  Mutation: { writeDiary: ['UNIT_HEAD'] },
  types: {
    Diary: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'PROVINCIAL_OFFICER'],
      subject: (row: (typeof diaries)[number]) => ({ unitId: row.unitId }),
      fields: { secret: ['UNIT_HEAD'] },
    },
  },
  parts: ['Shelf', 'WriteDiaryPayload', 'Words', 'PageInfo', 'EnumLabels', 'EnumValueLabel'],
};
let written = 0;
const resolvers = {
  Query: {
    diary: (_: unknown, { id }: { id: string }) => diaries.find((diary) => diary.id === id),
    diaries: () => diaries,
    shelf: () => ({ size: 2 }),
    audit: () => 7,
  },
  Mutation: { writeDiary: () => ({ ids: { diary: 'mine' }, written: ++written }) },
};
const byId = { Diary: async (_: unknown, ids: string[]) => diaries.filter(({ id }) => ids.includes(id)) };
const build = (table: AccessTable) => buildSchema({ sdl: new URL('./schema/', import.meta.url), resolvers, access: table, byId });

const head: Viewer = { ...publicViewer, subject: 'head', roles: ['UNIT_HEAD'], units: ['u1'] };
const contact: Viewer = { ...head, subject: 'contact', roles: ['UNIT_CONTACT'] };
const officer: Viewer = { ...publicViewer, subject: 'officer', roles: ['PROVINCIAL_OFFICER'] };

async function ask(viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) {
  const loader = batchLoader((ids) => byId.Diary(undefined, ids));
  const contextValue = { viewer, scope: async (): Promise<Scope> => noScope, node: () => loader };
  const { data, errors } = await graphql({ schema: build(access), source, contextValue, variableValues });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    refused: errors?.map(({ path, originalError }) => [path?.join('.'), (originalError as { code?: string })?.code]),
  };
}

test.each<[string, AccessTable]>([
  ['Diary', { ...access, types: {} }],
  ['Shelf', { ...access, parts: access.parts.filter((part) => part !== 'Shelf') }],
  ['Query.audit', { ...access, Query: { diary: ['PUBLIC'], diaries: ['PUBLIC'], shelf: ['PUBLIC'] } }],
  ['Mutation.writeDiary', { ...access, Mutation: {} }],
])('a service does not start while no permission is stated for %s', (missing, table) => {
  expect(() => build(table)).toThrow(`No permission is stated for ${missing}: add it to permissions.ts`);
});

test('all that lack a permission are named at once', () => {
  expect(() => build({ Query: {}, types: {}, parts: access.parts })).toThrow(
    /Diary, Query\.diary, Query\.diaries, Query\.shelf, Query\.audit, Mutation\.writeDiary/,
  );
});

test('a record that may not be seen answers as if it did not exist', async () => {
  const query = '{ mine: diary(id: "mine") { title } theirs: diary(id: "theirs") { title } nothing: diary(id: "x") { title } }';
  expect(await ask(head, query)).toEqual({ data: { mine: { title: 'Mine' }, theirs: null, nothing: null }, refused: undefined });
  expect((await ask(publicViewer, query)).data).toEqual({ mine: null, theirs: null, nothing: null });
  expect((await ask(officer, query)).data).toEqual({ mine: { title: 'Mine' }, theirs: { title: 'Theirs' }, nothing: null });
});

test('a list holds only what may be seen', async () => {
  expect((await ask(head, '{ diaries { id } }')).data).toEqual({ diaries: [{ id: 'mine' }] });
  expect((await ask(publicViewer, '{ diaries { id } }')).data).toEqual({ diaries: [] });
});

test('another subgraph gets a reference to a hidden record answered with null', async () => {
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Diary { title } } }';
  const of = ['mine', 'theirs'].map((id) => ({ __typename: 'Diary', id }));
  expect((await ask(head, query, { of })).data).toEqual({ _entities: [{ title: 'Mine' }, null] });
});

test('a withheld field answers FORBIDDEN, and the rest of the record stays', async () => {
  expect(await ask(head, '{ diary(id: "mine") { title secret } }')).toEqual({
    data: { diary: { title: 'Mine', secret: 'my secret' } },
    refused: undefined,
  });
  for (const viewer of [contact, officer])
    expect(await ask(viewer, '{ diary(id: "mine") { title secret } }')).toEqual({
      data: { diary: { title: 'Mine', secret: null } },
      refused: [['diary.secret', 'FORBIDDEN']],
    });
});

test('a withheld field is not given through a reference either', async () => {
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Diary { title secret } } }';
  const answer = await ask(contact, query, { of: [{ __typename: 'Diary', id: 'mine' }] });
  expect(answer).toEqual({ data: { _entities: [{ title: 'Mine', secret: null }] }, refused: [['_entities.0.secret', 'FORBIDDEN']] });
});

test('a root field is refused before its resolver runs', async () => {
  expect(await ask(head, '{ audit }')).toEqual({ data: { audit: null }, refused: [['audit', 'FORBIDDEN']] });
  const before = written;
  const mutation = 'mutation { writeDiary(title: "x") { diary { title } } }';
  expect((await ask(contact, mutation)).refused).toEqual([['writeDiary', 'FORBIDDEN']]);
  expect(written).toBe(before);
  expect((await ask(head, mutation)).data).toEqual({ writeDiary: { diary: { title: 'Mine' } } });
  expect(written).toBe(before + 1);
});

test('a record that is given to people one by one is seen under the role and the id that it was given to', () => {
  const holder: Viewer = { ...publicViewer, subject: 'holder', roles: ['TIP_INTAKE', 'TIP_ASSESSOR'], areas: ['a1'] };
  const scope: Scope = { ...noScope, areas: new Set(['a1']), assignments: { TIP_INTAKE: ['r1'], TIP_SUPERVISOR: ['r2'] } };
  const sees = (roles: Viewer['roles'], assignedTo: string[] | null) => permits(holder, roles, { assignedTo, areaId: 'a1' }, scope);
  expect(sees(['TIP_INTAKE'], ['r0', 'r1'])).toBe(true);
  expect(sees(['TIP_INTAKE'], ['r0'])).toBe(false);
  expect(sees(['TIP_INTAKE'], null)).toBe(false);
  expect(sees(['TIP_ASSESSOR'], ['r1'])).toBe(false); // the id is an intake's
  expect(sees(['TIP_SUPERVISOR'], ['r2'])).toBe(false); // the token lacks the role
});
