/** The unit tests of one part (MUTANTS_TESTS, patterns parted by a comma), without projects: Stryker knows one configuration only. */
import all from '../../jest.config.js';

const [unit] = all.projects;
const patterns = (process.env.MUTANTS_TESTS ?? '').split(',');

/** @type {import('jest').Config} */
export default {
  ...unit,
  rootDir: process.cwd(),
  testMatch: patterns.map((pattern) => `<rootDir>/${pattern}`),
};
