import { composeServices } from '@apollo/composition';
import { printSchema } from 'graphql';
import { readSubgraphs, typeDefsOf } from './subgraphs.ts';

export type ComposedFiles = { 'schemas/supergraph.graphql': string; 'schemas/api.graphql': string };

/** What the subgraphs compose to: the supergraph for the gateway, and the API that clients see (its diff is the review). */
export async function composeSupergraph(): Promise<ComposedFiles> {
  const services = (await readSubgraphs()).map((subgraph) => ({ name: subgraph.name, url: subgraph.url, typeDefs: typeDefsOf(subgraph) }));
  const { errors, supergraphSdl, schema } = composeServices(services);
  if (errors || !supergraphSdl || !schema)
    throw new Error(`The subgraphs do not compose:\n${(errors ?? []).map(({ message }) => `  ${message}`).join('\n')}`);
  return {
    'schemas/supergraph.graphql': supergraphSdl,
    'schemas/api.graphql': `${printSchema(schema.toAPISchema().toGraphQLJSSchema())}\n`,
  };
}
