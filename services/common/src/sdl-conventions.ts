import { type DocumentNode, type EnumValueDefinitionNode, Kind, type StringValueNode, visit } from 'graphql';
import { labelText } from './labels.ts';

// What every service writes alike is described once, here; whatever an SDL file says itself goes before.
const fields: Readonly<Record<string, string>> = {
  clientMutationId: 'An id of your own for this request, up to 80 characters: a retry with it gets the first answer.',
  expectedVersion: 'The `version` that you read; STALE_VERSION when the record has changed since.',
  input: 'What to do, and with which record.',
  filter: 'All conditions must hold; without one, everything.',
  first: 'Size of the page, 1 to 200.',
  after: '`endCursor` of the page before.',
  nodes: 'The records of this page.',
  edges: 'The same with a cursor each.',
  node: 'The record.',
  cursor: 'Place of the record in the list, for `after`.',
  pageInfo: 'Whether more follows, and from where.',
  totalCount: 'Size of the whole list; counted only when it is asked for.',
  id: 'Never changes, never used again.',
  version: 'Counts the changes; give it as `expectedVersion`.',
  allowedActions: 'Names of the actions that the viewer may take on it now, as `submit` of `submitRegistration`.',
  synthetic: 'Invented data for demonstration.',
  vi: 'In Vietnamese.',
  en: 'In English.',
};

const typeEndings: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^(\w+)Payload$/, (name) => `What \`${lowerFirst(name)}\` answers: the records after the change.`],
  [/^(\w+)Input$/, (name) => `What \`${lowerFirst(name)}\` needs.`],
  [/^(\w+)Edge$/, () => 'A record of a page with its place in the list.'],
  [/^(\w+)Connection$/, () => 'A page of a list.'],
];

/** Adds the descriptions that follow from conventions: of pages, payloads, inputs, and of enum values from their labels. */
export function describeConventions(document: DocumentNode): DocumentNode {
  let owner = '';
  const type = <Node extends Describable>(node: Node) => {
    owner = node.name.value;
    const [ending, text] = typeEndings.find(([one]) => one.test(owner)) ?? [];
    return describe(node, ending && text?.(ending.exec(owner)?.[1] ?? owner));
  };
  return visit(document, {
    ObjectTypeDefinition: { enter: type },
    InputObjectTypeDefinition: { enter: type },
    FieldDefinition: {
      enter: (node) => describe(node, fields[node.name.value] ?? (owner.endsWith('Payload') ? 'The record after the change.' : undefined)),
    },
    InputValueDefinition: { enter: (node) => describe(node, fields[node.name.value] ?? idOf(node.name.value)) },
    EnumValueDefinition: { enter: (node) => describe(node, bothLabels(node)) },
  });
}

type Describable = { name: { value: string }; description?: StringValueNode | undefined };

function describe<Node extends Describable>(node: Node, value: string | undefined): Node | undefined {
  return node.description || !value ? undefined : { ...node, description: { kind: Kind.STRING, value } };
}

function idOf(field: string): string | undefined {
  return /^\w+Id$/.test(field) ? `Id of the ${field.slice(0, -2)}.` : undefined;
}

function bothLabels(value: EnumValueDefinitionNode): string | undefined {
  const [vi, en] = [labelText(value, 'vi'), labelText(value, 'en')];
  return vi && en ? `${vi} – ${en}.` : undefined;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
