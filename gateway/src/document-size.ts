import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** What an operation asks for once its fragments are written out. */
export type DocumentSize = { depth: number; aliases: number; rootFields: number; fields: number };
type SetSize = { depth: number; aliases: number; top: number; fields: number };

/** Measures one operation of a document that has passed validation: its fragments exist and do not form circles. */
export function measure(operation: OperationDefinitionNode, document: DocumentNode): DocumentSize {
  const fragments = new Map(
    document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  );
  // Each fragment is measured once: spread twice at every level, they would otherwise double the work with every level.
  const measured = new Map<FragmentDefinitionNode, SetSize>();

  const sizeOf = (set: SelectionSetNode | undefined): SetSize => {
    const total: SetSize = { depth: 0, aliases: 0, top: 0, fields: 0 };
    for (const node of set?.selections ?? []) {
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? sizeOfFragment(node.name.value) : sizeOf(node.selectionSet);
      const isField = node.kind === Kind.FIELD;
      const depth = isField ? 1 + (isIntrospection(node.name.value) ? 0 : inner.depth) : inner.depth;
      total.depth = Math.max(total.depth, depth);
      total.aliases += inner.aliases + (isField && node.alias ? 1 : 0);
      total.top += isField ? 1 : inner.top;
      total.fields += inner.fields + (isField ? 1 : 0);
    }
    return total;
  };
  const sizeOfFragment = (name: string): SetSize => {
    const fragment = fragments.get(name);
    if (!fragment) return sizeOf(undefined);
    const size = measured.get(fragment) ?? sizeOf(fragment.selectionSet);
    measured.set(fragment, size);
    return size;
  };

  const { top, ...size } = sizeOf(operation.selectionSet);
  return { ...size, rootFields: top };
}

// The standard introspection query is 13 levels deep; GraphQL's own rule MaxIntrospectionDepth keeps circles of it small.
function isIntrospection(field: string): boolean {
  return field === '__schema' || field === '__type';
}
