import type { ImportPartsFragment } from '#contract/graphql/graphql';
import { Table } from '../look/Table.tsx';
import { intlTag, t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';
import { whatWords } from './kinds.ts';

type Counts = ImportPartsFragment['counts'];

/** What the file makes of each kind of thing. */
export function ImportCounts({ counts, isDone }: { counts: Counts; isDone: boolean }) {
  if (counts.length === 0) return null;
  const figure = (value: number) => new Intl.NumberFormat(intlTag()).format(value);
  return (
    <section class="stack" aria-labelledby="import-counts">
      <h2 id="import-counts">{t(isDone ? 'register.didChange' : 'register.counts')}</h2>
      <Table
        caption={t('register.counts')}
        rows={counts}
        keyOf={({ what }) => what}
        columns={[
          { title: t('register.thing'), cell: ({ what }) => whatOf(what) },
          { title: t('register.created'), cell: ({ created }) => figure(created), number: true },
          { title: t('register.updated'), cell: ({ updated }) => figure(updated), number: true },
          // Nobody leaves the roster by a file.
          ...(counts.every(({ what }) => what === 'expert')
            ? []
            : [{ title: t('register.ended'), cell: ({ ended }: Counts[number]) => figure(ended), number: true }]),
          { title: t('register.unchanged'), cell: ({ unchanged }) => figure(unchanged), number: true },
          { title: t('register.kept'), cell: ({ kept }) => figure(kept), number: true },
        ]}
      />
    </section>
  );
}

export function whatOf(what: string): string {
  const words = wordFor(whatWords, what);
  return words ? t(words) : what;
}
