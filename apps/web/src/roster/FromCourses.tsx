import type { KnownPartsFragment } from '#contract/graphql/graphql';
import { levelWords } from '../competences/LanguageRows.tsx';
import { Notice } from '../look/Notice.tsx';
import { spokenName } from '../words/spoken.ts';
import { intlTag, t } from '../words/words.ts';

/** What the service has filled in from the courses that the expert teaches, so that they look at it. */
export function FromCourses({ taken }: { taken: KnownPartsFragment }) {
  const all = [
    ...taken.fields.map(({ name }) => name),
    ...taken.languages.map(({ language, level }) => `${spokenName(language)} (${t(levelWords[level])})`),
  ];
  return (
    <Notice outcome={taken}>
      <p>{t('expert.taken', { all: new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(all) })}</p>
    </Notice>
  );
}
