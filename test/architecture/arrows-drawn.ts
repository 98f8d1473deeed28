import { globSync, readFileSync } from 'node:fs';

/** Arrows from an app or a library to those that its sources import; tests do not count. */
export function arrows(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync('{apps,libs}/*/src/**/*.{ts,tsx}')) {
    if (/\.test\.tsx?$|testing\.ts$/.test(file)) continue;
    const from = file.split('/').slice(0, 2).join('/');
    const to = found.get(from) ?? new Set();
    for (const name of namesImported(readFileSync(file, 'utf8'))) to.add(`libs/${name}`);
    found.set(from, to);
  }
  return found;
}

/** The libraries that a source imports by their #names, types too. */
export const namesImported = (source: string): string[] =>
  [...source.matchAll(/(?:from|import)\s*\(?\s*'#(\w+)(?:\/[^']*)?'/g)].map(([, name = '']) => name);

/** As a diagram that GitHub and most editors draw. */
export function drawn(all: ReadonlyMap<string, ReadonlySet<string>>): string {
  const id = (name: string) => name.replace('/', '_');
  const lines = [...all.keys()].toSorted().flatMap((from) => [
    `  ${id(from)}["${from}"]`,
    ...[...(all.get(from) ?? [])]
      .filter((to) => to !== from)
      .toSorted()
      .map((to) => `  ${id(from)} --> ${id(to)}`),
  ]);
  return ['```mermaid', 'graph TD', ...lines, '```'].join('\n');
}
