/**
 * Which integration and browser tests a change can break. They meet the code through a database, a socket or a page, so that imports say
 * little: nearly all of them import the whole service. The rule, in this order:
 *   1. a test that was changed, or that stands in a changed folder
 *   2. the tests that look at a whole area, as `areas` names them
 *   3. tests of an area that share a word with what changed: decks/pages.ts and decks.integration.test.ts
 * It can miss one; `npm test` does not.
 */
interface Area {
  changed: RegExp;
  /** Tests that see it. */
  tests: RegExp;
  /** Those that look at all of it. */
  always: RegExp;
}

export const areas: readonly Area[] = [
  {
    changed: /^(apps\/api|libs\/(access|platform|database\/src\/entities))\//,
    tests: /^apps\/api\/test\//,
    always: /\/structure\.integration/,
  },
  {
    changed: /^(libs\/access|apps\/api\/src\/access)\/|^apps\/api\/.*\.resolver\.ts$/,
    tests: /^apps\/api\/test\/access\.integration/,
    always: /./,
  },
  {
    changed: /^(apps\/live|libs\/(classroom|contract|platform))\//,
    tests: /^apps\/live\/test\//,
    always: /\/(class|flow)\.integration/,
  },
  {
    changed: /^(migrations|libs\/database)\//,
    tests: /^libs\/database\//,
    always: /\/(migrations|triggers|constraints)\.integration/,
  },
  { changed: /^tools\//, tests: /^tools\//, always: /^tools\/start\/start\.integration/ },
  {
    changed: /^(apps\/web|test\/browser)\//,
    tests: /^(apps\/web|test\/browser)\//,
    always: /\/(pages|styles)\.browser/,
  },
];

/** Words of paths that tell nothing apart. */
const common = new Set(
  'apps api live web libs src test tests integration browser service resolver index ts tsx mjs css json en fr model row module page gateway room'.split(
    ' ',
  ),
);

/** The words of a path, each in its singular: "apps/api/src/decks/write-pages.ts" has deck and write. */
export function words(path: string): Set<string> {
  const all = path
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => !common.has(word))
    .map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/s$/, '') : word));
  return new Set(all.filter((word) => word.length > 2 && !common.has(word)));
}

const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** The tests a change can break, the likeliest first. */
export function related(changed: readonly string[], tests: readonly string[]): string[] {
  const weight = (test: string): number => {
    if (changed.includes(test)) return 1_000;
    if (changed.some((file) => folder(file) === folder(test) && !/\.test\.tsx?$/.test(file))) return 500;
    const name = words(test.slice(folder(test).length));
    const weights = areas
      .filter((area) => area.tests.test(test))
      .map((area) => {
        const files = changed.filter((file) => area.changed.test(file) && !/\.test\.tsx?$/.test(file));
        if (files.length === 0) return 0;
        const shared = Math.max(...files.map((file) => [...words(file)].filter((word) => name.has(word)).length));
        return shared + (area.always.test(test) ? 10 : 0);
      });
    return Math.max(0, ...weights);
  };
  return tests
    .map((test) => ({ test, weight: weight(test) }))
    .filter((each) => each.weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.test.localeCompare(b.test))
    .map(({ test }) => test);
}

/** The first tests that fit into so many seconds, and those that are left for the whole run. What was changed itself always runs. */
export function within(
  seconds: number,
  tests: readonly string[],
  took: (test: string) => number,
  changed: readonly string[],
): { run: string[]; left: string[] } {
  let sum = 0;
  const run = tests.filter((test) => {
    const fits = changed.includes(test) || sum + took(test) <= seconds;
    if (fits) sum += took(test);
    return fits;
  });
  return { run, left: tests.filter((test) => !run.includes(test)) };
}

/** The projects of TypeScript that see what was changed. */
export function projectsOf(changed: readonly string[], projects: readonly string[]): string[] {
  const sources = changed.filter((file) => /\.tsx?$|tsconfig.*\.json$|^package(-lock)?\.json$/.test(file));
  const shared = sources.some((file) => /^libs\/|\.json$/.test(file));
  return projects.filter((project) => {
    const under = folder(project);
    if (shared) return true;
    if (under === '') return sources.some((file) => !/^apps\/web\/|\/page-scripts\//.test(file));
    return sources.some((file) => file.startsWith(under));
  });
}
