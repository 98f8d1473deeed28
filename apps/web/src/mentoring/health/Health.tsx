import type { HealthPartsFragment } from '#contract/graphql/graphql';
import { Empty } from '../../look/Notice.tsx';
import { Table } from '../../look/Table.tsx';
import { t } from '../../words/words.ts';
import '../mentoring.css';
import { concernSentence, pairWords, weekWords } from './meanings.ts';
import './health.css';
import { Legend, Picture } from './Picture.tsx';

type Row = HealthPartsFragment['rows'][number];

/** What needs attention first, then a picture of all, and the same as a table. */
export function Health({ health: { weeks, rows } }: { health: HealthPartsFragment }) {
  if (rows.length === 0) {
    return (
      <Empty>
        <p>{t('programmes.noPairs')}</p>
      </Empty>
    );
  }
  const attention = rows.filter(({ concerns, wordsToLead }) => concerns.length > 0 || wordsToLead.length > 0);
  return (
    <div class="stack-wide">
      <section class="stack" aria-labelledby="attention">
        <h2 id="attention">{t('programmes.attention', { count: attention.length, of: rows.length })}</h2>
        {attention.length === 0 && <p>{t('programmes.allWell')}</p>}
        <ul class="mentoring-health-attention">
          {attention.map((row) => (
            <li key={row.id} class="card stack-tight">
              <Attention row={row} />
            </li>
          ))}
        </ul>
      </section>
      <section class="stack" aria-labelledby="picture">
        <h2 id="picture">{t('programmes.picture')}</h2>
        <Legend />
        <Picture weeks={weeks} rows={rows.filter(({ state }) => state !== 'WAITING' && state !== 'EXPIRED')} />
        <details>
          <summary>{t('programmes.asTable')}</summary>
          <AsTable rows={rows} />
        </details>
      </section>
    </div>
  );
}

function Attention({ row: { mentor, mentee, state, concerns, wordsToLead } }: { row: Row }) {
  return (
    <>
      <h3 class="mentoring-name">{t('programmes.two', { mentor: mentor.name, mentee: mentee.name })}</h3>
      <p class="soft small">{t(pairWords[state])}</p>
      <ul class="stack-tight">
        {concerns.map((one) => (
          <li key={one.what}>{concernSentence(one)}</li>
        ))}
      </ul>
      {wordsToLead.map(({ from, words }) => (
        <blockquote key={`${from.id} ${words}`} class="mentoring-health-words">
          <p class="mentoring-words">{words}</p>
          <footer class="soft small">{from.name}</footer>
        </blockquote>
      ))}
    </>
  );
}

const counted = (row: Row, mark: Row['weeks'][number]) => row.weeks.filter((one) => one === mark).length;

function AsTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption={t('programmes.picture')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('programmes.pair'),
          cell: ({ mentor, mentee }) => t('programmes.two', { mentor: mentor.name, mentee: mentee.name }),
        },
        { title: t('programmes.standing'), cell: ({ state }) => t(pairWords[state]) },
        { title: t(weekWords.MET), number: true, cell: (row) => counted(row, 'MET') },
        { title: t(weekWords.MISSED), number: true, cell: (row) => counted(row, 'MISSED') },
        { title: t(weekWords.PLANNED), number: true, cell: (row) => counted(row, 'PLANNED') },
        {
          title: t('programmes.toLookAt'),
          cell: ({ concerns }) => concerns.map(concernSentence).join(' ') || t('programmes.well'),
        },
      ]}
    />
  );
}
