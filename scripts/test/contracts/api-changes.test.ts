import { expect, test } from '@jest/globals';
import { apiChanges } from '../../src/contracts/api-changes.ts';

const released = `type Query { garden(id: ID!): Garden old: String @deprecated(reason: "use garden") }
type Garden { name: String! size: Int }`;

test('a removed field and a new obligatory argument break clients', async () => {
  const { problems } = await apiChanges(released, released.replace('size: Int', '').replace('id: ID!', 'id: ID!, year: Int!'));
  expect(problems).toEqual([
    expect.stringMatching(/^Argument 'year: Int!' added to field 'Query\.garden'\. .+/),
    expect.stringMatching(/^Field 'size' was removed from object type 'Garden'\. .+/),
  ]);
});

test('a new field and the removal of one that the last release had deprecated are listed', async () => {
  const { problems, notes } = await apiChanges(
    released,
    released.replace('old: String @deprecated(reason: "use garden")', '').replace('size: Int', 'size: Int beds: Int'),
  );
  expect(problems).toEqual([]);
  expect(notes).toEqual(expect.arrayContaining([expect.stringContaining("'beds'"), expect.stringContaining("'old'")]));
});
