import { expect, test } from '@jest/globals';
import { isComposed } from '../../src/contracts/composition.ts';
import { composeSupergraph } from '../../src/supergraph.ts';

test('a committed supergraph that differs from its subgraphs is found', async () => {
  const composed = await composeSupergraph();
  expect(isComposed(composed, composed).problems).toEqual([]);
  const stale = { ...composed, 'schemas/api.graphql': composed['schemas/api.graphql'].replace('headcountStaff', 'staff') };
  expect(isComposed(composed, stale).problems).toEqual(['schemas/api.graphql is not what its sources give: run npm run compose']);
});
