/**
 * Three kinds of test, told apart by their names:
 *   x.test.ts               pure logic, no I/O
 *   x.integration.test.ts   a real PostgreSQL (test/postgres.ts starts one), a real SFU worker, real sockets
 *   x.browser.test.ts       the whole platform and real browsers
 */
const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const notUnit = ['/node_modules/', '\\.integration\\.test\\.ts$', '\\.browser\\.test\\.ts$'];

/** @type {import('jest').Config} */
export default {
  // For what hangs; a machine that does other things as well makes real parts slow, and that is no failure.
  testTimeout: 180_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.test.ts'], testPathIgnorePatterns: notUnit },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['**/*.integration.test.ts'],
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
