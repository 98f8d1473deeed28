import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { isLanguage, languages } from '../src/words/languages.ts';
import { compileCatalogue } from './compile-catalogue.ts';

type Catalogue = Record<string, string>;

/**
 * Compiles ICU catalogues (`words/<language>.json`) while they are bundled, so that the page carries no message parser. A
 * draft language is completed with its fallback here, so that the page fetches one catalogue, not two.
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
        const catalogue = { ...beneath, ...(JSON.parse(source) as Catalogue) };
        return { code: JSON.stringify(compileCatalogue(catalogue)), map: null };
      },
    },
  };
}

function read(path: string): Catalogue {
  return JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
}
