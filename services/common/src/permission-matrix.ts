import { readFile, writeFile } from 'node:fs/promises';
import { type DocumentNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql';
import { chunksOf } from './chunks.ts';
import type { DevelopmentClaims } from './development-issuer.ts';
import { allRoles, type Role } from './viewer.ts';

type Ask = (
  query: string,
  variables: object,
  claims: DevelopmentClaims | undefined,
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of what was asked
) => Promise<{ data?: any; errors?: { path?: unknown[]; extensions: { code?: string } }[] }>;
type Place = 'inside' | 'outside';
const places: readonly Place[] = ['inside', 'outside'];

export type MatrixWorld = {
  typeDefs: DocumentNode;
  ask: Ask;
  /** What each role's token claims; a role that is missing here has a token with the role alone. */
  claims: Partial<Record<Role, Omit<DevelopmentClaims, 'roles'>>>;
  /** One record inside and one outside of those claims, for each type that is not for everyone. */
  records: readonly ({ name: string; type: string; query: string } & Record<Place, string>)[];
  /** Values for inputs by the name of the field, or by `Input.field`, where optional ones are given too. Others are filled in by their type. */
  inputs: Record<Place, Readonly<Record<string, unknown>>>;
};

/**
 * Asks for every field of every record and for every mutation as every role, inside and outside of its scope, and tells
 * who got through: lines as `Unit (name, state): UNIT_HEAD inside, PROVINCIAL_OFFICER inside outside`. The test compares
 * them with a committed file, so that whoever changes a permission shows it in the review.
 */
export async function permissionMatrix(world: MatrixWorld): Promise<string[]> {
  const lines = grouped(
    'Query',
    (await rootFields(world)).map(([field, roles]) => [field, roles.length === allRoles.length ? 'everyone' : roles.join(', ')]),
  );
  for (const record of world.records) {
    const cells = await Promise.all(cellsOf((place, claims) => visibleFields(world, record, record[place], claims), world));
    lines.push(
      ...grouped(
        record.name,
        fieldsOf(world.typeDefs, record.type).map(({ name }) => [name.value, told(cells, name.value)]),
      ),
    );
  }
  const mutations = fieldsOf(world.typeDefs, 'Mutation');
  const cells = await Promise.all(cellsOf((place, claims) => openMutations(world, mutations, place, claims), world));
  return [
    ...lines,
    ...grouped(
      'Mutation',
      mutations.map(({ name }) => [name.value, told(cells, name.value)]),
    ),
  ];
}

/** Fields with the same answer stand in one line. */
function grouped(name: string, answers: readonly (readonly [string, string])[]): string[] {
  const fields = new Map<string, string[]>();
  for (const [field, answer] of answers) fields.set(answer, [...(fields.get(answer) ?? []), field]);
  return [...fields].map(([answer, list]) => `${name} (${list.join(', ')}): ${answer || 'nobody'}`);
}

type Cell = { role: Role; place: Place; open: Set<string> };

function cellsOf(open: (place: Place, claims: DevelopmentClaims | undefined) => Promise<Set<string>>, world: MatrixWorld): Promise<Cell>[] {
  return allRoles.flatMap((role) => places.map(async (place) => ({ role, place, open: await open(place, claimsOf(world, role)) })));
}

function claimsOf({ claims }: MatrixWorld, role: Role): DevelopmentClaims | undefined {
  return role === 'PUBLIC' ? undefined : { roles: [role], subject: `matrix-${role}`, ...claims[role] };
}

function told(cells: readonly Cell[], field: string): string {
  const words = allRoles.flatMap((role) => {
    const open = places.filter((place) => cells.some((cell) => cell.role === role && cell.place === place && cell.open.has(field)));
    return open.length ? [`${role} ${open.join(' ')}`] : [];
  });
  return words.join(', ');
}

/** The gateway refuses an operation with more than it allows as a whole, which says nothing about permissions. */
const mostRootFields = 10;

async function rootFields(world: MatrixWorld): Promise<[string, Role[]][]> {
  const fields = fieldsOf(world.typeDefs, 'Query');
  const open = await Promise.all(
    allRoles.map(async (role) => {
      const refused = new Set<string>();
      for (const part of chunksOf(fields, mostRootFields)) {
        const selection = part.map((field) => `${field.name.value}${requiredArguments(world, field)} { __typename }`).join(' ');
        const answer = await world.ask(`{ ${selection} }`, {}, claimsOf(world, role));
        // Asked as a whole it was not even looked at; nobody would have been refused.
        if (answer.errors?.some(({ path }) => !path))
          throw new Error(`The matrix cannot ask for ${selection}: ${JSON.stringify(answer.errors)}`);
        for (const path of refusedPaths(answer, 0)) refused.add(path);
      }
      return { role, refused };
    }),
  );
  return fields.map(({ name }) => [name.value, open.flatMap(({ role, refused }) => (refused.has(name.value) ? [] : [role]))]);
}

async function visibleFields(
  world: MatrixWorld,
  { type, query }: MatrixWorld['records'][number],
  id: string,
  claims: DevelopmentClaims | undefined,
): Promise<Set<string>> {
  const fields = fieldsOf(world.typeDefs, type);
  const selection = fields
    .map((field) => `${field.name.value}${requiredArguments(world, field)}${isObject(world.typeDefs, field.type) ? ' { __typename }' : ''}`)
    .join(' ');
  const answer = await world.ask(`{ ${query}(id: "${id}") { ${selection} } }`, {}, claims);
  if (!answer.data?.[query]) return new Set();
  const refused = refusedPaths(answer, 1);
  return new Set(fields.map(({ name }) => name.value).filter((name) => !refused.has(name)));
}

async function openMutations(
  world: MatrixWorld,
  mutations: readonly FieldDefinitionNode[],
  place: Place,
  claims: DevelopmentClaims | undefined,
): Promise<Set<string>> {
  const open = new Set<string>();
  for (const { name, arguments: [argument] = [] } of mutations) {
    const type = argument ? nameOf(argument.type) : '';
    const input = inputOf(world, type, place);
    const answer = await world.ask(`mutation($input: ${type}!) { ${name.value}(input: $input) { __typename } }`, { input }, claims);
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code ?? '');
    if (codes.includes('BAD_USER_INPUT')) throw new Error(`The matrix cannot fill in ${type}: ${JSON.stringify(answer.errors)}`);
    if (!codes.some((code) => ['FORBIDDEN', 'NOT_FOUND', 'OWN_UNIT'].includes(code))) open.add(name.value);
  }
  return open;
}

function refusedPaths({ errors = [] }: Awaited<ReturnType<Ask>>, depth: number): Set<string> {
  return new Set(errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN').map(({ path }) => String(path?.[depth])));
}

/** An input with every required field; the version is one that no record has, so that nothing is changed. */
function inputOf({ typeDefs, inputs }: MatrixWorld, type: string, place: Place): Record<string, unknown> {
  const input = typeDefs.definitions.find((one) => one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && one.name.value === type);
  if (input?.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) throw new Error(`${type} is no input type`);
  const own = (field: string) => inputs[place][`${type}.${field}`];
  const given = (input.fields ?? []).filter((field) => field.type.kind === Kind.NON_NULL_TYPE || own(field.name.value) !== undefined);
  return Object.fromEntries(
    given.map(({ name, type: fieldType }) => [name.value, own(name.value) ?? inputs[place][name.value] ?? anyValue(typeDefs, fieldType)]),
  );
}

function anyValue(typeDefs: DocumentNode, type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return anyValue(typeDefs, type.type);
  if (type.kind === Kind.LIST_TYPE) return [];
  const name = nameOf(type);
  const values: Record<string, unknown> = { Int: 999_999, Float: 1, Boolean: true, LocalDate: '2026-01-01' };
  const declared = typeDefs.definitions.find((one) => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === name);
  return declared?.kind === Kind.ENUM_TYPE_DEFINITION ? declared.values?.[0]?.name.value : (values[name] ?? 'x');
}

function fieldsOf({ definitions }: DocumentNode, type: string): FieldDefinitionNode[] {
  return definitions.flatMap((one) =>
    (one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.OBJECT_TYPE_EXTENSION) && one.name.value === type
      ? [...(one.fields ?? [])]
      : [],
  );
}

function isObject({ definitions }: DocumentNode, type: TypeNode): boolean {
  return definitions.some(
    (one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === nameOf(type),
  );
}

function requiredArguments({ typeDefs }: MatrixWorld, { arguments: args = [] }: FieldDefinitionNode): string {
  const required = args
    .filter(({ type }) => type.kind === Kind.NON_NULL_TYPE)
    .map(({ name, type }) => `${name.value}: ${literalOf(typeDefs, type)}`);
  return required.length ? `(${required.join(', ')})` : '';
}

/** A value as it stands in a query; an input object has no field that is required. */
function literalOf(typeDefs: DocumentNode, type: TypeNode): string {
  const declared = typeDefs.definitions.find((one) => 'name' in one && one.name?.value === nameOf(type));
  if (declared?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return '{}';
  const value = anyValue(typeDefs, type);
  return declared?.kind === Kind.ENUM_TYPE_DEFINITION ? String(value) : JSON.stringify(value);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/** The matrix that was reviewed and committed. With UPDATE_MATRIX set, the present one takes its place, to be read line by line. */
export async function committedMatrix(file: URL, present: readonly string[]): Promise<string[]> {
  if (process.env.UPDATE_MATRIX) await writeFile(file, `${present.join('\n')}\n`);
  return (await readFile(file, 'utf8')).trimEnd().split('\n');
}
