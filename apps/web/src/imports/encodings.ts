import type { RegisterEncoding } from '#contract/graphql/graphql';
import { t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';
import type { MessageId } from '../words/words.ts';

/** A code page that a file is read by, wholly or beside UTF-8. */
type CodePage = Exclude<RegisterEncoding, 'AS_IT_IS' | `MENDED_${string}` | `UTF_8_AND_${string}`>;

const pages: Readonly<Record<CodePage, MessageId>> = {
  WINDOWS_1252: 'encoding.windows',
  MACINTOSH: 'encoding.mac',
  CP850: 'encoding.dos',
  CP437: 'encoding.dosUs',
  ISO_8859_15: 'encoding.latin',
};

/** How a file is read, in words. */
export function encodingWords(encoding: RegisterEncoding): string {
  const [, way = '', name = ''] = /^(UTF_8_AND_|MENDED_)?(.*)$/.exec(encoding) ?? [];
  const known = wordFor(pages, name);
  if (!known) return t('encoding.asItIs');
  const page = t(known);
  return way === '' ? page : t(way === 'MENDED_' ? 'encoding.mended' : 'encoding.beside', { page });
}
