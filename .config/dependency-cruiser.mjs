// The layers of architecture.md 4 and 5. Biome forbids what is written (opening a transaction), this what is reached.
// The swc parser cannot tell a type import from another, so a circle of types counts as a circle.
const domain = '^services/(?!(common|reference)/)[^/]+/src/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true },
    },
    {
      name: 'rules-know-no-transport',
      comment: 'Operations, states, events and entities are the same for a mutation, an event and a job.',
      severity: 'error',
      from: { path: `${domain}(operations|states|events|entities)/` },
      to: { path: '(^|/)(graphql|graphql-scalars|fastify|@fastify|@apollo|@as-integrations|dataloader|resolvers|generated)(/|$)' },
    },
    {
      name: 'rules-reach-no-resolver',
      comment: 'The same, over any number of files.',
      severity: 'error',
      from: { path: `${domain}(operations|states|events|entities)/` },
      to: { path: '/resolvers/', reachable: true },
    },
    {
      name: 'services-are-islands',
      comment: 'A service learns of another through its events, and asks nobody. common and reference are libraries.',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/', pathNot: '^services/common/' },
      to: { path: '^(gateway|scripts)/|^services/', pathNot: '^services/($1|common|reference)/' },
    },
    {
      name: 'common-knows-no-service',
      comment: 'The shared library has no domain word.',
      severity: 'error',
      from: { path: '^services/common/' },
      to: { path: '^(gateway|scripts)/|^services/(?!common/)' },
    },
    {
      name: 'gateway-knows-no-service',
      comment: 'The gateway learns of subgraphs from the supergraph alone.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^scripts/|^services/(?!common/)' },
    },
    {
      name: 'kafkajs-behind-the-port',
      comment: 'All others use the port of event-log.ts.',
      severity: 'error',
      from: {
        path: '^(gateway|services|scripts)/',
        pathNot: '^services/common/(src/[^/]*kafka[^/]*\\.ts$|test/)|^scripts/(analysts|src/chaos|src/bench)/',
      },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'What runs in production needs nothing that only tests have.',
      severity: 'error',
      from: { path: '^(gateway|services/[^/]+)/src/', pathNot: '/src/testing[^/]*\\.ts$' },
      to: { path: '/test/|/src/testing[^/]*\\.ts$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^scripts/templates/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@binhan/source', 'import', 'node', 'default', 'types'] },
  },
};
