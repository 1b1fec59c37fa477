import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse, visit } from 'graphql';

test('every type, field, argument and enum value of the contract is described', () => {
  const silent: string[] = [];
  const note = (node: { name: { value: string }; description?: unknown }) => {
    if (!node.description) silent.push(node.name.value);
  };
  visit(parse(readFileSync(new URL('../../../schemas/api.graphql', import.meta.url), 'utf8')), {
    ObjectTypeDefinition: (node) => (['Query', 'Mutation'].includes(node.name.value) ? undefined : note(node)),
    InputObjectTypeDefinition: note,
    EnumTypeDefinition: note,
    ScalarTypeDefinition: note,
    FieldDefinition: note,
    InputValueDefinition: note,
    EnumValueDefinition: note,
  });
  expect(silent).toEqual([]);
});
