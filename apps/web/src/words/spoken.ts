import { intlTag, t } from './words.ts';
import type { MessageId } from './words.ts';

/** Languages of the region that browsers have no name for, in French above all. */
const ours: Partial<Record<string, MessageId>> = {
  rn: 'spoken.rn',
  rw: 'spoken.rw',
  sw: 'spoken.sw',
  ln: 'spoken.ln',
};

/** A language by its BCP 47 tag, in the words of the page; some browsers answer "Rn" for one that they do not know. */
export function spokenName(tag: string): string {
  const known = new Intl.DisplayNames(intlTag(), { type: 'language', fallback: 'none' }).of(tag);
  if (known && known.toLowerCase() !== tag.toLowerCase()) return known;
  const own = ours[tag];
  return own ? t(own) : tag;
}
