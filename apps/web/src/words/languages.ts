import { defaultLanguage, languages as full } from '#contract/languages';
import type { Language } from '#contract/languages';

/** Not read by a speaker yet: the menu says so, and gaps show the fallback. Accounts, mails and the browser's wishes know none of them. */
const drafts = {
  rw: { name: 'Ikinyarwanda', intl: 'fr-FR', fallback: 'fr' },
  rn: { name: 'Ikirundi', intl: 'fr-FR', fallback: 'fr' },
  sw: { name: 'Kiswahili', intl: 'sw', fallback: 'en' },
} as const satisfies Record<string, { name: string; intl: string; fallback: Language }>;

export type LanguageTag = Language | keyof typeof drafts;

/** The languages of the pages. */
export const languages: Readonly<Record<LanguageTag, { name: string; intl: string; fallback?: Language }>> = {
  ...full,
  ...drafts,
};

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
  if (chosen && isLanguage(chosen) && (languages[chosen].fallback || !own)) return chosen;
  if (own && isLanguage(own)) return own;
  for (const wish of browser) {
    const tag = wish.slice(0, 2).toLowerCase();
    if (isLanguage(tag) && !languages[tag].fallback) return tag;
  }
  return defaultLanguage;
}

/** A language as accounts have it: of a draft its fallback. */
export function inAccount(tag: LanguageTag): Uppercase<Language> {
  return (languages[tag].fallback ?? tag).toUpperCase() as Uppercase<Language>;
}
