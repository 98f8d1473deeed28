import { existsSync, globSync, readdirSync } from 'node:fs';

/** Code that is judged by its own unit tests alone. */
export interface Part {
  name: string;
  /** Files that are changed. */
  files: string[];
  /** Patterns of its unit tests. */
  tests: string[];
}

const sources = (pattern: string) =>
  globSync(pattern)
    .filter((file) => !/\.test\.ts$|testing\.ts$|true-logs\.ts$|\.d\.ts$/.test(file))
    .toSorted();

/** Where services and pure files stand side by side, a pure file is known by the unit test beside it. */
const withTest = (pattern: string) => sources(pattern).filter((file) => existsSync(file.replace(/\.ts$/, '.test.ts')));

const classroom = 'libs/classroom/src';
/**
 * Each feature of the class library is a part, judged by the tests in its folder: those of whole classes make logs at random and would run
 * for each mutant, seconds each time.
 */
const features = (): Part[] =>
  readdirSync(classroom, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name: `classroom/${name}`,
      files: sources(`${classroom}/${name}/**/*.ts`),
      tests: [`${classroom}/${name}/**/*.test.ts`],
    }));

/** The parts as they stand in the repository now. */
export const parts = (): Part[] => [
  { name: 'access', files: sources('libs/access/src/**/*.ts'), tests: ['libs/access/**/*.test.ts'] },
  { name: 'matching', files: sources('libs/matching/src/**/*.ts'), tests: ['libs/matching/**/*.test.ts'] },
  { name: 'classroom', files: sources(`${classroom}/*.ts`), tests: [`${classroom}/**/*.test.ts`] },
  ...features(),
  {
    name: 'engine',
    files: withTest('apps/web/src/class/engine/**/*.ts'),
    tests: ['apps/web/src/class/engine/**/*.test.ts'],
  },
  {
    name: 'schedule',
    files: withTest('apps/api/src/{schedule,time}/**/*.ts'),
    tests: ['apps/api/src/schedule/**/*.test.ts', 'apps/api/src/time/**/*.test.ts'],
  },
];
