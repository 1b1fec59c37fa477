import type { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';

/**
 * Where the subgraphs of the supergraph are that is served now; `urls` goes before what that says. Undefined for a name that
 * is none of them, so that nothing else can be reached through the gateway.
 */
export function subgraphAddresses(
  gateway: Pick<ApolloGateway, 'onSchemaLoadOrUpdate'>,
  urls: Readonly<Record<string, string>>,
): (service: string) => string | undefined {
  let addresses = new Map<string, string>();
  gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => {
    addresses = addressesIn(coreSupergraphSdl);
  });
  return (service) => (addresses.has(service) ? (urls[service] ?? addresses.get(service)) : undefined);
}

/** Each value of the enum join__Graph is a subgraph: `UNITS @join__graph(name: "units", url: "http://...")`. */
function addressesIn(supergraph: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== 'EnumTypeDefinition' || definition.name.value !== 'join__Graph') continue;
    for (const { directives = [] } of definition.values ?? []) {
      const args = directives.find(({ name }) => name.value === 'join__graph')?.arguments ?? [];
      const given = (name: string) => args.flatMap((one) => (one.name.value === name && 'value' in one.value ? [one.value.value] : []))[0];
      found.set(String(given('name')), String(given('url')));
    }
  }
  return found;
}
