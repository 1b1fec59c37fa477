import { composeServices } from '@apollo/composition';
import { printSchema } from 'graphql';
import { writeGenerated } from './project.ts';
import { readSubgraphs, typeDefsOf } from './subgraphs.ts';

// Composes schemas/supergraph.graphql (for the gateway) and schemas/api.graphql (what clients see; its diff is the review).
const services = (await readSubgraphs()).map((subgraph) => ({ name: subgraph.name, url: subgraph.url, typeDefs: typeDefsOf(subgraph) }));
const { errors, supergraphSdl, schema } = composeServices(services);
if (errors || !supergraphSdl || !schema) {
  console.error(`The subgraphs do not compose:\n${(errors ?? []).map(({ message }) => `  ${message}`).join('\n')}`);
  process.exit(1);
}
await writeGenerated('schemas/supergraph.graphql', supergraphSdl, 'npm run compose');
await writeGenerated('schemas/api.graphql', `${printSchema(schema.toAPISchema().toGraphQLJSSchema())}\n`, 'npm run compose');
