import type DataLoader from 'dataloader';
import { type EntityManager, type EntityTarget, In } from 'typeorm';
import type { Caller } from './callers.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { batchLoader } from './loader.ts';
import { requireRole, type Scope, type ScopeOf } from './permissions.ts';
import { type Ids, once } from './replay-of-mutation.ts';
import { inTransaction, type Tx } from './transaction.ts';
import type { Role } from './viewer.ts';

/** Reads rows of one type by id, in one statement. */
export type ByIds = (manager: EntityManager, ids: string[]) => Promise<{ id: string }[]>;

/** How the entity types of a service are read, for `Service.byId`. */
export function byIdOf(nodes: Readonly<Record<string, EntityTarget<{ id: string }>>>): Record<string, ByIds> {
  return Object.fromEntries(
    Object.entries(nodes).map(([type, entity]) => [
      type,
      (manager: EntityManager, ids: string[]) => manager.findBy(entity, { id: In(ids) }),
    ]),
  );
}

/** What an operation is: rules and effects inside the transaction that its door has opened. */
export type Operation<Input = never> = (tx: Tx, input: Input) => Promise<Ids>;

/** Per request: who asks, what was read, and the mutation door. */
export type RequestContext<Nodes extends Record<string, { id: string }> = Record<string, { id: string }>> = Caller & {
  /** Committed rows only. */
  read: EntityManager;
  clock: Clock;
  scope(): Promise<Scope>;
  /** One batch loader for each type that the service owns. */
  node<Type extends keyof Nodes>(type: Type): DataLoader<string, Nodes[Type] | null>;
  /** The first door: role, transaction, replay of `clientMutationId`, the operation. */
  write<Input extends { clientMutationId?: string | null }>(
    mutation: string,
    roles: readonly Role[],
    input: Input,
    operation: Operation<Input>,
  ): Promise<Ids>;
};

export type RequestParts = {
  database: Database;
  clock: Clock;
  byId: Readonly<Record<string, ByIds>>;
  scopeOf: ScopeOf;
};

export function createRequestContext(
  { database, clock, byId, scopeOf }: RequestParts,
  caller: Caller,
  trace: { traceparent?: string | undefined },
): RequestContext {
  const read = database.read.manager;
  const loaders = new Map<string, DataLoader<string, { id: string } | null>>();
  let scope: Promise<Scope> | undefined;
  return {
    ...caller,
    read,
    clock,
    scope: () => {
      scope ??= scopeOf(read, caller.viewer, clock());
      return scope;
    },
    node(type) {
      const fetch = byId[type];
      if (!fetch) throw new Error(`This service does not own ${type}`);
      const loader = loaders.get(type) ?? batchLoader((ids) => fetch(read, ids));
      loaders.set(type, loader);
      return loader;
    },
    async write(mutation, roles, input, operation) {
      requireRole(caller.viewer, roles);
      const origin = { viewer: caller.viewer, now: clock(), ...trace };
      const ids = await inTransaction(database, origin, (tx) => once(tx, mutation, input, () => operation(tx, input)));
      loaders.clear(); // what was read before is no longer true
      return ids;
    },
  };
}
