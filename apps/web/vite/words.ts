import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { isLanguage } from '../src/words/languages.ts';
import { builtCatalogue } from './built-catalogue.ts';

/** Builds ICU catalogues (`words/<language>.json`) while they are bundled. */
export function words(): Plugin {
  return {
    name: 'ikiraro-words',
    enforce: 'pre',
    transform: {
      filter: { id: /\/words\/[a-z]{2}\.json$/ },
      handler(source, id) {
        if (!isLanguage(basename(id, '.json'))) return undefined;
        return { code: JSON.stringify(builtCatalogue(id, source)), map: null };
      },
    },
  };
}
