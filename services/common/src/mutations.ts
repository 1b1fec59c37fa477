import type { Life, LifeSpec } from './life.ts';
import type { Ids } from './replay-of-mutation.ts';
import type { Operation, RequestContext } from './request.ts';
import type { Role } from './viewer.ts';

type Input = { clientMutationId?: string | null; expectedVersion: number };
type Resolver = (source: unknown, args: { input: Input }, context: RequestContext) => Promise<Payload>;

/** What every payload type holds until its fields are asked for: schema.ts reads the records behind the ids. */
export type Payload = { ids: Ids; clientMutationId: string | null };

/** Action `submit` of `Registration` -> `submitRegistration`. */
export function mutationName(type: string, action: string): string {
  return `${action}${type}`;
}

/** `Registration` -> `registration`: the payload's field; with `Id`, the input's. */
export function fieldName(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}

/**
 * The mutations of a life, one for each line of its state table. Lines with a rule of their own name their operation;
 * the others are made from the table.
 */
// biome-ignore lint/suspicious/noExplicitAny: each operation has an input of its own, checked by GraphQL
export function mutationsOf(life: Life<any>, operations: Readonly<Record<string, Operation<any>>> = {}): Record<string, Resolver> {
  const { type, actions } = life.spec;
  const own = Object.entries(actions).filter(([, { within }]) => !within);
  return Object.fromEntries(
    own.map(([action, { by }]) => {
      const name = mutationName(type, action);
      const operation = operations[action] ?? fromTable(life, action);
      return [name, (_source, { input }, context) => write(context, name, by, input, operation)];
    }),
  );
}

type Acting = { by: readonly Role[]; within?: string };

/** Mutation -> roles, for the access table. */
export function mutationRoles(
  ...lives: { spec: Pick<LifeSpec<never, never>, 'type'> & { actions: Record<string, Acting> } }[]
): Record<string, readonly Role[]> {
  return Object.fromEntries(
    lives.flatMap(({ spec: { type, actions } }) =>
      Object.entries(actions).flatMap(([action, { by, within }]) => (within ? [] : [[mutationName(type, action), by]])),
    ),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: see above
function fromTable(life: Life<any>, action: string): Operation<any> {
  const field = fieldName(life.spec.type);
  return async (tx, input) => ({ [field]: (await life.act(tx, action, input[`${field}Id`], input)).id });
}

async function write(context: RequestContext, name: string, by: readonly Role[], input: Input, operation: Operation<Input>) {
  return { ids: await context.write(name, by, input, operation), clientMutationId: input.clientMutationId ?? null };
}
