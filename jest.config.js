/** As Vite translates components (apps/web/vite.config.ts). */
const preact = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic', importSource: 'preact' }, useDefineForClassFields: true },
    target: 'es2023',
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/**
 * Three kinds of test, told apart by their names:
 *   x.test.ts               pure logic, no I/O
 *   X.test.tsx              of the same kind: a component, in a DOM of Happy DOM (named in the file's first comment)
 *   x.integration.test.ts   a real PostgreSQL (test/postgres.ts starts one), a real SFU worker, real sockets
 *   x.browser.test.ts       the whole platform and real browsers
 */
const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': '@swc/jest', '^.+\\.tsx$': ['@swc/jest', preact] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** What only Vite understands, in components. */
const withoutVite = {
  '\\.css$': '<rootDir>/apps/web/vite/left-out.ts',
  '/bundled-catalogues\\.ts$': '<rootDir>/apps/web/vite/read-catalogues.ts',
};

const notUnit = ['/node_modules/', '\\.integration\\.test\\.ts$', '\\.browser\\.test\\.ts$'];

/** @type {import('jest').Config} */
export default {
  // For what hangs; a machine that does other things as well makes real parts slow, and that is no failure.
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testPathIgnorePatterns: notUnit,
      moduleNameMapper: withoutVite,
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['**/*.integration.test.ts'],
      // Packages and what is tested are loaded once for a worker: docs/decisions/0221.
      testEnvironment: '<rootDir>/test/setup/worker/environment.ts',
      runtime: '<rootDir>/test/setup/worker/runtime.ts',
      globalSetup: '<rootDir>/test/setup/integration.ts',
      globalTeardown: '<rootDir>/test/setup/teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['**/*.browser.test.ts'],
      globalSetup: '<rootDir>/test/setup/browser.ts',
      globalTeardown: '<rootDir>/test/setup/teardown.ts',
    },
  ],
};
