import { startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { service } from '../src/service.ts';

export const ownUnit = '0190a7f0-0000-7000-8000-000000000001';
export const head = { roles: ['UNIT_HEAD' as const], units: [ownUnit], subject: 'head' };
export const officer = { roles: ['PROVINCIAL_OFFICER' as const], subject: 'officer' };
type Claims = Parameters<TestSubgraph['ask']>[2];

/** The running service, and its mutations as short sentences. */
export async function startWorld() {
  const subgraph = await startTestSubgraph(service);
  const act = async (action: string, input: object, claims: Claims) => {
    const mutation = `${action}Session`;
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await subgraph.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { session { id version state name endedOn allowedActions unit { id } } } }`,
      { input },
      claims,
    );
    return { session: data?.[mutation]?.session, code: errors?.[0]?.extensions.code as string | undefined };
  };
  const draft = (input: object = {}, claims: Claims = head) => act('draft', { unitId: ownUnit, name: 'Hoa Ban', ...input }, claims);
  const move = (action: string, { id, version }: { id: string; version: number }, claims: Claims) =>
    act(action, { sessionId: id, expectedVersion: version }, claims);
  return { ...subgraph, draft, move };
}
