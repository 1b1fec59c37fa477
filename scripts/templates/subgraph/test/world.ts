import { createTestPlace, startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { service as units } from '@binhan/units/service';
import { headOf, unitsIn } from '@binhan/units/testing';
import { service } from '../src/service.ts';

type Claims = Parameters<TestSubgraph['ask']>[2];

/** The running service beside `units`, a unit that it knows, and its mutations as short sentences. */
export async function startWorld() {
  const place = await createTestPlace();
  const owner = await startTestSubgraph(units, { place });
  const subgraph = await startTestSubgraph(service, { place });
  const { id: ownUnit } = await unitsIn(owner).activeUnit();
  const head = headOf(ownUnit);
  const act = async (action: string, input: object, claims: Claims) => {
    const mutation = `${action}__Type__`;
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await subgraph.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __type__ { id version state name endedOn allowedActions unit { id } } } }`,
      { input },
      claims,
    );
    return { __type__: data?.[mutation]?.__type__, code: errors?.[0]?.extensions.code as string | undefined };
  };
  const draft = (input: object = {}, claims: Claims = head) => act('draft', { unitId: ownUnit, name: 'Hoa Ban', ...input }, claims);
  const move = (action: string, { id, version }: { id: string; version: number }, claims: Claims) =>
    act(action, { __type__Id: id, expectedVersion: version }, claims);
  await subgraph.settled();
  return {
    ...subgraph,
    ownUnit,
    head,
    draft,
    move,
    async stop() {
      await subgraph.stop();
      await owner.stop();
      await place.remove();
    },
  };
}
