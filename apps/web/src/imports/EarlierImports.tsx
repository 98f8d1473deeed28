import type { ImportLineFragment } from '#contract/graphql/graphql';
import { Table } from '../look/Table.tsx';
import { readerZone } from '../sign-in/viewer.ts';
import { instantWords } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import { kindWords, stateWords } from './kinds.ts';

/** Imports so far, each with a link to what it did. @param ofKinds whether there are several kinds of files */
export function EarlierImports({ imports, ofKinds }: { imports: readonly ImportLineFragment[]; ofKinds: boolean }) {
  const zone = readerZone.value;
  const when = (instant: string) => instantWords(Date.parse(instant), zone, intlTag());
  if (imports.length === 0) return <p class="soft">{t('register.noneYet')}</p>;
  return (
    <Table
      caption={t('register.earlier')}
      rows={imports}
      keyOf={({ id }) => id}
      columns={[
        { title: t('register.file'), cell: ({ id, fileName }) => <a href={`?import=${id}`}>{fileName}</a> },
        ...(ofKinds ? [{ title: t('register.kind'), cell: ({ kind }: ImportLineFragment) => t(kindWords[kind]) }] : []),
        { title: t('people.state'), cell: ({ state }) => t(stateWords[state]) },
        { title: t('register.when'), cell: ({ createdAt }) => when(createdAt) },
        { title: t('register.who'), cell: ({ createdBy }) => createdBy?.name ?? '' },
      ]}
    />
  );
}
