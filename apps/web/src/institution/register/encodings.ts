import type { RegisterEncoding } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

const pages: Record<string, MessageId> = {
  WINDOWS_1252: 'encoding.windows',
  MACINTOSH: 'encoding.mac',
  CP850: 'encoding.dos',
  CP437: 'encoding.dosUs',
  ISO_8859_15: 'encoding.latin',
};

/** How a file is read, in words. */
export function encodingWords(encoding: RegisterEncoding): string {
  const [, way = '', name = ''] = /^(UTF_8_AND_|MENDED_)?(.*)$/.exec(encoding) ?? [];
  const known = pages[name];
  if (!known) return t('encoding.asItIs');
  const page = t(known);
  return way === '' ? page : t(way === 'MENDED_' ? 'encoding.mended' : 'encoding.beside', { page });
}
