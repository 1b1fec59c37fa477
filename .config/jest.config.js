// Minutes, not seconds: npm run test:promises runs them too.
const slowTests = ['<rootDir>/scripts/test/new-subgraph.test.ts', '\\.slow\\.test\\.ts$'];

/** @type {import('jest').Config} */
export default {
  rootDir: '..',
  maxWorkers: 2,
  // A net for hangs, not a measure: starting a service on MySQL and Kafka under load takes more than Jest's 5 s.
  testTimeout: 180_000,
  roots: ['<rootDir>/gateway/test', '<rootDir>/services', '<rootDir>/scripts/test'],
  testMatch: ['**/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.SLOW_TESTS ? [] : slowTests)],
  testEnvironment: '<rootDir>/.config/leak-guard.js',
  // Workspace imports (`@binhan/common/outbox`) go to src/*.ts through this export condition; `node dist` never sees it.
  testEnvironmentOptions: { customExportConditions: ['@binhan/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
      },
    ],
  },
};
