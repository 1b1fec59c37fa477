import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { DateTimeResolver, LocalDateResolver } from 'graphql-scalars';
import { type AccessTable, maySee, protect } from './access.ts';
import type { Payload } from './mutations.ts';
import type { ByIds, RequestContext } from './request.ts';
import { readSdl } from './sdl.ts';

export type SchemaParts = {
  /** Folder of the service's *.graphql files. */
  sdl: URL;
  resolvers: Readonly<Record<string, object>>;
  access: AccessTable;
  /** Entity type -> its rows by id. */
  byId: Readonly<Record<string, ByIds>>;
};

/** The executable schema of a subgraph: its SDL, its resolvers, those that follow from the SDL, and the permissions before all. */
export function buildSchema({ sdl, resolvers, access, byId }: SchemaParts): GraphQLSchema {
  const typeDefs = readSdl(sdl);
  const derived = [...payloadResolvers(typeDefs), ...referenceResolvers(access, byId)];
  const all: Record<string, object> = { ...resolvers, LocalDate: LocalDateResolver, DateTime: DateTimeResolver };
  for (const [type, fields] of derived) all[type] = { ...fields, ...all[type] };
  return protect(buildSubgraphSchema([{ typeDefs, resolvers: all as never }]), access);
}

/** A payload names records by id; its fields read them, so that a replayed mutation answers like the first call. */
function payloadResolvers(typeDefs: DocumentNode): [string, object][] {
  const objects = typeDefs.definitions.filter((one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION);
  const names = new Set(objects.map(({ name }) => name.value));
  const payloads = objects.filter(({ name }) => name.value.endsWith('Payload'));
  return payloads.map((payload) => {
    const fields = (payload.fields ?? []).flatMap(({ name, type }) => {
      const named = type.kind === Kind.NAMED_TYPE ? type.name.value : undefined;
      if (!named || !names.has(named)) return [];
      const resolve = ({ ids }: Payload, _args: unknown, context: RequestContext) => {
        const id = ids[name.value];
        return id ? context.node(named).load(id) : null;
      };
      return [[name.value, resolve] as const];
    });
    return [payload.name.value, Object.fromEntries(fields)];
  });
}

function referenceResolvers({ types }: AccessTable, byId: SchemaParts['byId']): [string, object][] {
  return Object.keys(byId).map((type) => {
    const resolve = async ({ id }: { id: string }, context: RequestContext) => {
      const row = await context.node(type).load(id);
      const access = types[type];
      return row && access && maySee(context.viewer, access, row, await context.scope()) ? row : null;
    };
    return [type, { __resolveReference: resolve }];
  });
}
