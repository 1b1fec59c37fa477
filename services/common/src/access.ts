import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { hasRole, permits, requireRole, type Scope, type Subject } from './permissions.ts';
import type { Role, Viewer } from './viewer.ts';

/** Who sees the records of a type. */
export type TypeAccess = {
  /** Roles that see a record within their scope; ['PUBLIC'] for everyone. */
  seenBy: readonly Role[];
  /** What decides the scope of a record; needed unless everyone sees it. */
  // biome-ignore lint/suspicious/noExplicitAny: each type has a row of its own
  subject?: (row: any) => Subject;
  /** Fields that fewer may see; they must be nullable. */
  fields?: Readonly<Record<string, readonly Role[]>>;
};

/**
 * The permissions of a service: every object type and every root field stands in it, or the service does not start.
 * `Query` and `Mutation` name the roles per field; a mutation's come from the state table. Types that are only part of
 * something else are named in `parts`: who sees the whole sees them.
 */
export type AccessTable = {
  Query: Readonly<Record<string, readonly Role[]>>;
  Mutation?: Readonly<Record<string, readonly Role[]>>;
  types: Readonly<Record<string, TypeAccess>>;
  parts: readonly string[];
};

type Asking = { viewer: Viewer; scope(): Promise<Scope> };
type Field = GraphQLFieldConfig<unknown, Asking>;

/** Puts the table in front of every resolver. A record that may not be seen answers as if it did not exist. */
export function protect(schema: GraphQLSchema, table: AccessTable): GraphQLSchema {
  const missing = unstated(schema, table);
  if (missing.length) throw new Error(`No permission is stated for ${missing.join(', ')}: add it to permissions.ts`);
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: Field, name: string, typeName: string) => {
      if (typeName.startsWith('_') || name.startsWith('_')) return field;
      const guarded = hideUnseen(field, table);
      const roles = typeName === 'Query' ? table.Query[name] : typeName === 'Mutation' ? table.Mutation?.[name] : undefined;
      if (roles)
        return withResolver(guarded, (resolve) => (source, args, context, info) => {
          requireRole(context.viewer, roles);
          return resolve(source, args, context, info);
        });
      const access = table.types[typeName];
      const fieldRoles = access?.fields?.[name];
      return access && fieldRoles ? withholdField(guarded, access, fieldRoles) : guarded;
    },
  });
}

function withResolver(
  field: Field,
  wrap: (resolve: GraphQLFieldResolver<unknown, Asking>) => GraphQLFieldResolver<unknown, Asking>,
): Field {
  return { ...field, resolve: wrap(field.resolve ?? defaultFieldResolver) };
}

/** Removes records that the viewer may not see from what a field answers. */
function hideUnseen(field: Field, { types }: AccessTable): Field {
  const access = types[getNamedType(field.type).name];
  if (!access || access.seenBy.includes('PUBLIC')) return field;
  return withResolver(field, (resolve) => async (source, args, context, info) => {
    const answer = await resolve(source, args, context, info);
    if (answer == null) return answer;
    const scope = await context.scope();
    const seen = (row: unknown) => row == null || maySee(context.viewer, access, row, scope);
    if (Array.isArray(answer)) return answer.filter(seen);
    return seen(answer) ? answer : null;
  });
}

function withholdField(field: Field, access: TypeAccess, roles: readonly Role[]): Field {
  return withResolver(field, (resolve) => async (source, args, context, info) => {
    const allowed = access.subject
      ? permits(context.viewer, roles, access.subject(source), await context.scope())
      : hasRole(context.viewer, roles);
    if (!allowed) requireRole({ ...context.viewer, roles: [] }, roles);
    return resolve(source, args, context, info);
  });
}

export function maySee(viewer: Viewer, access: TypeAccess, row: unknown, scope: Scope): boolean {
  return permits(viewer, access.seenBy, access.subject?.(row) ?? {}, scope);
}

function unstated(schema: GraphQLSchema, table: AccessTable): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('_')) return [];
    const fields = Object.keys(type.getFields()).filter((name) => !name.startsWith('_'));
    if (type.name === 'Query') return fields.filter((name) => !table.Query[name]).map((name) => `Query.${name}`);
    if (type.name === 'Mutation') return fields.filter((name) => !table.Mutation?.[name]).map((name) => `Mutation.${name}`);
    return table.types[type.name] || table.parts.includes(type.name) || isPartByName(type.name) ? [] : [type.name];
  });
}

/** Types of common.graphql, pages of lists and payloads are always part of something else. */
function isPartByName(name: string): boolean {
  return ['Words', 'PageInfo', 'EnumLabels', 'EnumValueLabel', 'AuditEntry'].includes(name) || /(Connection|Edge|Payload)$/.test(name);
}
