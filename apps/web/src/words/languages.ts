/** The languages of the pages. A draft has not been read by a speaker yet: the menu says so, and gaps show its fallback. */
export const languages = {
  fr: { name: 'Français', intl: 'fr-FR', draft: false, fallback: undefined },
  en: { name: 'English', intl: 'en-GB', draft: false, fallback: undefined },
  rw: { name: 'Ikinyarwanda', intl: 'fr-FR', draft: true, fallback: 'fr' },
  rn: { name: 'Ikirundi', intl: 'fr-FR', draft: true, fallback: 'fr' },
  sw: { name: 'Kiswahili', intl: 'sw', draft: true, fallback: 'en' },
} as const;

export type LanguageTag = keyof typeof languages;

export const languageTags = Object.keys(languages) as LanguageTag[];

export function isLanguage(tag: string): tag is LanguageTag {
  return Object.hasOwn(languages, tag);
}

/**
 * The language to show: the account's setting, else what was chosen on this device, else what the browser asks for ("fr-BE"
 * counts as "fr"), else French. A draft is never guessed, only chosen; accounts cannot keep one, so the device's choice stands.
 */
export function pickLanguage(
  chosen: string | null | undefined,
  account: string | null | undefined,
  browser: readonly string[],
): LanguageTag {
  const own = account?.toLowerCase();
  if (chosen && isLanguage(chosen) && (languages[chosen].draft || !own)) return chosen;
  if (own && isLanguage(own)) return own;
  for (const wish of browser) {
    const tag = wish.slice(0, 2).toLowerCase();
    if (isLanguage(tag) && !languages[tag].draft) return tag;
  }
  return 'fr';
}
