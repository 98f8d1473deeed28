import { wordFor } from './word-for.ts';
import { intlTag, t } from './words.ts';
import type { MessageId } from './words.ts';

/** Languages of the region that browsers have no name for, in French above all. */
const ours = {
  rn: 'spoken.rn',
  rw: 'spoken.rw',
  sw: 'spoken.sw',
  ln: 'spoken.ln',
} as const satisfies Record<string, MessageId>;

/** A language by its BCP 47 tag, in the words of the page; some browsers answer "Rn" for one that they do not know. */
export function spokenName(tag: string): string {
  const known = new Intl.DisplayNames(intlTag(), { type: 'language', fallback: 'none' }).of(tag);
  if (known && known.toLowerCase() !== tag.toLowerCase()) return known;
  const own = wordFor(ours, tag);
  return own ? t(own) : tag;
}
