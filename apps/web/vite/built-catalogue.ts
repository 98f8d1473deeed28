import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { frenchSpaces } from '#platform/typography';
import { isLanguage, languages } from '../src/words/languages.ts';
import { compileCatalogue } from './compile-catalogue.ts';

type Typed = Record<string, string>;

/**
 * A catalogue as the pages get it: compiled, so that they carry no message parser, French with its no-break spaces, and a draft language
 * completed with its fallback, so that a page fetches one catalogue, not two.
 *
 * @param path words/<language>.json
 */
export function builtCatalogue(path: string, source = readFileSync(path, 'utf8')): Record<string, CompiledMessage> {
  const language = basename(path, '.json');
  const fallback = isLanguage(language) ? languages[language].fallback : undefined;
  const beneath = fallback === undefined ? {} : read(join(dirname(path), `${fallback}.json`));
  return compileCatalogue({ ...beneath, ...parse(source, language) });
}

function read(path: string): Typed {
  return parse(readFileSync(path, 'utf8'), basename(path, '.json'));
}

function parse(source: string, language: string): Typed {
  const catalogue = JSON.parse(source) as Typed;
  if (language !== 'fr') return catalogue;
  return Object.fromEntries(Object.entries(catalogue).map(([id, message]) => [id, frenchSpaces(message)]));
}
