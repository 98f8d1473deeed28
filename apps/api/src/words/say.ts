import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { languageTags } from '#contract/languages';
import type { Language } from '#contract/languages';
import { frenchSpaces } from '#platform/typography';
import { en } from './en.ts';
import type { MessageId } from './en.ts';
import { fr } from './fr.ts';

const messages = { en, fr } as const satisfies Record<Language, Record<MessageId, string>>;

const voices = new Map(
  languageTags.map((language) => {
    const compiled = Object.fromEntries(
      Object.entries(messages[language]).map(([id, text]) => [
        id,
        compileMessage(language === 'fr' ? frenchSpaces(text) : text),
      ]),
    );
    return [language, setupI18n({ locale: language, messages: { [language]: compiled } })];
  }),
);

/** A message of the catalogue in a person's language. */
export function say(language: Language, id: MessageId, values: Record<string, string | number> = {}): string {
  const voice = voices.get(language);
  if (!voice) throw new RangeError(`no catalogue for ${language}`);
  return voice._(id, values);
}
