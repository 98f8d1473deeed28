import { existsSync, globSync } from 'node:fs';

/** Code that is judged by its own unit tests alone. */
export interface Part {
  name: string;
  /** Files that are changed. */
  files: string[];
  /** Folders in which its unit tests stand. */
  tests: string[];
}

const sources = (pattern: string) =>
  globSync(pattern)
    .filter((file) => !/\.test\.ts$|testing\.ts$|\.d\.ts$/.test(file))
    .toSorted();

/** Where services and pure files stand side by side, a pure file is known by the unit test beside it. */
const withTest = (pattern: string) => sources(pattern).filter((file) => existsSync(file.replace(/\.ts$/, '.test.ts')));

/** The parts as they stand in the repository now. */
export const parts = (): Part[] => [
  { name: 'access', files: sources('libs/access/src/**/*.ts'), tests: ['libs/access'] },
  { name: 'classroom', files: sources('libs/classroom/src/**/*.ts'), tests: ['libs/classroom'] },
  { name: 'engine', files: withTest('apps/web/src/class/engine/**/*.ts'), tests: ['apps/web/src/class/engine'] },
  {
    name: 'schedule',
    files: withTest('apps/api/src/{schedule,time}/**/*.ts'),
    tests: ['apps/api/src/schedule', 'apps/api/src/time'].filter(existsSync),
  },
];
