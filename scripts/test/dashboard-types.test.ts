import { readFile } from 'node:fs/promises';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { examples } from '../src/examples.ts';

// What the README tells the developer of a dashboard to do, with the queries of the explorer.
test('types for a frontend come out of schemas/api.graphql', async () => {
  const schema = parse(await readFile(new URL('../../schemas/api.graphql', import.meta.url), 'utf8'));
  const types = await codegen({
    schema,
    documents: examples.map(({ title, query }) => ({ location: title, document: parse(query) })),
    filename: 'src/graphql.ts',
    config: { scalars: { LocalDate: 'string', DateTime: 'string' } },
    plugins: [{ typescript: {} }, { operations: {} }],
    pluginMap: { typescript, operations },
  });
  for (const name of ['UnitsQuery', 'DossiersQuery', 'PublishedFiguresQuery']) expect(types).toContain(`export type ${name} =`);
  expect(types).not.toContain(': any');
});
