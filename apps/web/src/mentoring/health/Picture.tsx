import type { HealthPartsFragment } from '#contract/graphql/graphql';
import { dateWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { weekWords } from './meanings.ts';

type Row = HealthPartsFragment['rows'][number];
type Mark = Row['weeks'][number];

const size = 14;
const marks = Object.keys(weekWords) as Mark[];

/** A shape for each mark, so that colour never says it alone. */
function Shape({ mark, x }: { mark: Mark; x: number }) {
  const middle = x + size / 2;
  switch (mark) {
    case 'MET':
      return <circle class="mentoring-health-met" cx={middle} cy={7} r={5} />;
    case 'MISSED':
      return <path class="mentoring-health-missed" d={`M${x + 3} 3l8 8m0-8l-8 8`} />;
    case 'PLANNED':
      return <circle class="mentoring-health-planned" cx={middle} cy={7} r={4} />;
    case 'CANCELLED':
      return <path class="mentoring-health-cancelled" d={`M${x + 3} 7h8`} />;
    case 'NOTHING':
      return <circle class="mentoring-health-nothing" cx={middle} cy={7} r={1.5} />;
  }
}

export function Legend() {
  return (
    <ul class="row mentoring-health-legend">
      {marks.map((mark) => (
        <li key={mark}>
          <svg width={size} height={size} aria-hidden="true">
            <Shape mark={mark} x={0} />
          </svg>{' '}
          {t(weekWords[mark])}
        </li>
      ))}
    </ul>
  );
}

/** A row for each two people, a mark for each week. What it says in words stands in the table below it. */
export function Picture({ weeks, rows }: { weeks: readonly string[]; rows: readonly Row[] }) {
  const [first, last] = [weeks[0], weeks.at(-1)];
  return (
    <figure class="stack-tight">
      {first !== undefined && last !== undefined && (
        <figcaption class="soft small">
          {t('programmes.weeksFrom', { first: dateWords(first, intlTag()), last: dateWords(last, intlTag()) })}
        </figcaption>
      )}
      <ul class="mentoring-health-picture">
        {rows.map((row) => (
          <li key={row.id}>
            <span class="small">{t('programmes.two', { mentor: row.mentor.name, mentee: row.mentee.name })}</span>
            <svg
              viewBox={`0 0 ${String(Math.max(1, row.weeks.length) * size)} ${String(size)}`}
              width={row.weeks.length * size}
              height={size}
              role="img"
              aria-label={summaryOf(row)}
            >
              {row.weeks.map((mark, at) => (
                <Shape key={at} mark={mark} x={at * size} />
              ))}
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function summaryOf({ weeks }: Row): string {
  const counts = marks
    .filter((mark) => mark !== 'NOTHING')
    .map((mark) => ({ mark, count: weeks.filter((one) => one === mark).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return t('programmes.nothing');
  return counts.map(({ mark, count }) => `${t(weekWords[mark])}: ${String(count)}`).join(', ');
}
