import { intlTag, t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';

/** The Debian package that has the letters of a language; all others are in the second. */
const packages = { zh: 'fonts-noto-cjk', ja: 'fonts-noto-cjk', ko: 'fonts-noto-cjk' } as const;
const otherwise = 'fonts-noto-core';

/** Says for which languages of a presentation the platform has no font, and what to do. */
export function FontsNote({ languages }: { languages: readonly string[] }) {
  if (languages.length === 0) return null;
  const list = new Intl.ListFormat(intlTag(), { type: 'conjunction' });
  const names = new Intl.DisplayNames(intlTag(), { type: 'language' });
  return (
    <p class="deck-problem">
      {t('slides.missingFonts', {
        languages: list.format(languages.map((one) => names.of(one) ?? one)),
        packages: list.format([...new Set(languages.map((one) => wordFor(packages, one) ?? otherwise))]),
      })}
    </p>
  );
}
