import type { Context } from '../context.ts';
import type { Authority } from '../entities/authority.ts';
import type { LegalDocument } from '../entities/legal-document.ts';
import type { Nodes } from '../nodes.ts';

/** The documents that a decision rests on. */
export function basis({ basisIds }: { basisIds: string[] }, _args: unknown, context: Context): Promise<LegalDocument[]> {
  return many(context, 'LegalDocument', basisIds);
}

/** Authorities that a record names. */
export function authorities({ authorityIds }: { authorityIds: string[] }, _args: unknown, context: Context): Promise<Authority[]> {
  return many(context, 'Authority', authorityIds);
}

async function many<Type extends keyof Nodes>({ node }: Context, type: Type, ids: string[]): Promise<Nodes[Type][]> {
  const found = await node(type).loadMany(ids);
  return found.filter((one): one is Nodes[Type] => one != null && !(one instanceof Error));
}
