import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { isLanguage, languages } from '../src/words/languages.ts';

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

/** Compiles each message; a malformed one stops the build and is named. */
export function compileCatalogue(catalogue: Catalogue): Record<string, CompiledMessage> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([id, message]) => {
      try {
        return [id, compileMessage(message)];
      } catch (cause) {
        throw new Error(`The message "${id}" is not well-formed ICU: ${message}`, { cause });
      }
    }),
  );
}

function read(path: string): Catalogue {
  return JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
}
