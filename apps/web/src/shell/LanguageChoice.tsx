import { useEffect, useState } from 'preact/hooks';
import { UpdateProfileDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { Icon } from '../look/Icon.tsx';
import { viewer } from '../sign-in/viewer.ts';
import { inAccount, isLanguage, languages, languageTags } from '../words/languages.ts';
import type { LanguageTag } from '../words/languages.ts';
import { language, rememberLanguage, showLanguage, t } from '../words/words.ts';

/** Chosen before it was known whose account it goes to. */
let forAccount: LanguageTag | undefined;

async function keepInAccount(tag: LanguageTag): Promise<void> {
  forAccount = viewer.value ? undefined : tag;
  if (viewer.value && !languages[tag].fallback)
    await change(UpdateProfileDocument, { input: { language: inAccount(tag) } });
}

/** The language of the pages, kept on this device and, where the account knows the language, there too. */
export function LanguageChoice() {
  const [failed, setFailed] = useState(false);
  const known = viewer.value !== undefined;
  useEffect(() => {
    if (known && forAccount) void keepInAccount(forAccount);
  }, [known]);
  const choose = async (tag: LanguageTag) => {
    // Before its words are fetched: the account's language may arrive meanwhile and must not overrule the choice.
    rememberLanguage(tag);
    try {
      await showLanguage(tag);
    } catch {
      setFailed(true);
      return;
    }
    setFailed(false);
    await keepInAccount(tag);
  };
  return (
    <div class="language">
      <label class="language-label">
        <Icon name="language" />
        <span class="visually-hidden">{t('header.language')}</span>
        <select
          value={language.value}
          onChange={({ currentTarget }) => {
            if (isLanguage(currentTarget.value)) void choose(currentTarget.value);
          }}
        >
          {languageTags.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {languages[tag].fallback ? t('header.draft', { language: languages[tag].name }) : languages[tag].name}
            </option>
          ))}
        </select>
      </label>
      {failed && (
        <p class="small" role="alert">
          {t('header.languageFailed')}
        </p>
      )}
    </div>
  );
}
