import { languages } from './languages.ts';
import type { Language } from './languages.ts';

/** Languages that a course can be described in: those, and others spoken around the universities. */
export const courseLanguages = {
  fr: languages.fr.name,
  en: languages.en.name,
  rw: 'Ikinyarwanda',
  rn: 'Ikirundi',
  sw: 'Kiswahili',
  ln: 'Lingála',
} as const satisfies Record<Language, string> & Record<string, string>;

export type CourseLanguage = keyof typeof courseLanguages;
