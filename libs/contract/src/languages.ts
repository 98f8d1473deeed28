/**
 * The languages that pages, mails and accounts have in full: each by its own name, and by its tag for dates and numbers. A further one is a
 * row here, its catalogues (types and tests name those that are missing), and a migration for the checks of the database.
 */
export const languages = {
  fr: { name: 'Français', intl: 'fr-FR' },
  en: { name: 'English', intl: 'en-GB' },
} as const;

export type Language = keyof typeof languages;

export const languageTags = Object.keys(languages) as readonly Language[];

/** What somebody gets of whom nothing is known. */
export const defaultLanguage = 'fr' satisfies Language;
