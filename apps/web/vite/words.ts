import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { frenchSpaces } from '#platform/typography';
import { isLanguage, languages } from '../src/words/languages.ts';
import { compileCatalogue } from './compile-catalogue.ts';

type Catalogue = Record<string, string>;

/**
 * Compiles ICU catalogues (`words/<language>.json`) while they are bundled, so that the page carries no message parser. A
 * draft language is completed with its fallback here, so that the page fetches one catalogue, not two. French gets its no-break spaces.
 */
export function words(): Plugin {
  return {
    name: 'ikiraro-words',
    enforce: 'pre',
    transform: {
      filter: { id: /\/words\/[a-z]{2}\.json$/ },
      handler(source, id) {
        const language = basename(id, '.json');
        if (!isLanguage(language)) return undefined;
        const { fallback } = languages[language];
        const beneath = fallback === undefined ? {} : read(join(dirname(id), `${fallback}.json`));
        const catalogue = { ...beneath, ...parse(source, language) };
        return { code: JSON.stringify(compileCatalogue(catalogue)), map: null };
      },
    },
  };
}

function read(path: string): Catalogue {
  return parse(readFileSync(path, 'utf8'), basename(path, '.json'));
}

function parse(source: string, language: string): Catalogue {
  const catalogue = JSON.parse(source) as Catalogue;
  if (language !== 'fr') return catalogue;
  return Object.fromEntries(Object.entries(catalogue).map(([id, message]) => [id, frenchSpaces(message)]));
}
