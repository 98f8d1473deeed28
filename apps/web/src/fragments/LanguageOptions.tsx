import { defaultLanguage, languages, languageTags } from '#contract/languages';
import type { Language } from '#contract/languages';
import { inAccount } from '../words/languages.ts';

/** The languages that an account can have. */
export function LanguageOptions() {
  return (
    <>
      {languageTags.map((tag) => (
        <option key={tag} value={inAccount(tag)}>
          {languages[tag].name}
        </option>
      ))}
    </>
  );
}

/** The one that a form with these options says. */
export function languageIn(values: FormData): Language {
  return languageTags.find((tag) => inAccount(tag) === values.get('language')) ?? defaultLanguage;
}
