import type { ImportPartsFragment } from '#contract/graphql/graphql';
import { Table } from '../look/Table.tsx';
import { t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';
import { problemWords } from './kinds.ts';

type Problem = ImportPartsFragment['problems'][number];

/** Lines that cannot be taken as they are, each with where it stands, what was found and why. */
export function ImportProblems({
  title,
  lead,
  problems,
  count,
}: {
  title: string;
  lead: string;
  problems: readonly Problem[];
  /** Of all, also those that are not listed. */
  count: number;
}) {
  const bundled = problems.some(({ file }) => file != null);
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <p class="soft">{lead}</p>
      <Table
        caption={title}
        rows={problems.map((problem, place) => ({ ...problem, place }))}
        keyOf={({ place }) => String(place)}
        columns={[
          { title: t('register.line'), cell: ({ line }) => line },
          ...(bundled ? [{ title: t('register.file'), cell: ({ file }: Problem) => file ?? '' }] : []),
          { title: t('register.column'), cell: ({ column }) => column ?? '' },
          { title: t('register.value'), cell: ({ value }) => value },
          { title: t('register.reason'), cell: reasonOf },
        ]}
      />
      {count > problems.length && <p class="soft">{t('register.more', { count: count - problems.length })}</p>}
    </section>
  );
}

/** In the reader's words; a code that has none yet is said in English, as the service writes it. */
function reasonOf({ code, message, near }: Problem) {
  const words = wordFor(problemWords, code);
  if (!words) return <span lang="en">{message}</span>;
  if (code === 'TAKEN_FOR') return t(words, { near: near ?? '' });
  return near ? `${t(words)} ${t('line.near', { near })}` : t(words);
}
