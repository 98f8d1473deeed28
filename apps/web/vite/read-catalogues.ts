import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Area, Catalogues } from '../src/words/bundled-catalogues.ts';
import { builtCatalogue } from './built-catalogue.ts';
import { folders } from './catalogue-folders.ts';

/** Stands for bundled-catalogues.ts in the unit tests of components, which run without Vite: the same words, built in the same way. */
export const catalogues = Object.fromEntries(
  Object.entries(folders).map(([area, folder]) => [area, inFolder(folder)]),
) as Readonly<Record<Area, Catalogues>>;

function inFolder(folder: string): Catalogues {
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
  return Object.fromEntries(paths.map((path) => [path, () => Promise.resolve({ default: builtCatalogue(path) })]));
}
