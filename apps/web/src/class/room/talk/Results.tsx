import type { Poll, Tally } from '#classroom';
import { intlTag, t } from '../../../words/words.ts';

/** Free answers drawn at most; the export has all. */
const freeShown = 12;

/** How many said what, as bars with their numbers. */
export function Results({ poll, tally, answered }: { poll: Poll; tally: Tally; answered: number }) {
  const percent = new Intl.NumberFormat(intlTag(), { style: 'percent', maximumFractionDigits: 0 });
  const rows = rowsOf(poll, tally);
  return (
    <div class="results">
      <dl>
        {rows.slice(0, freeShown).map(({ label, count, right }) => (
          <div key={label} class={right ? 'result result-right' : 'result'}>
            <dt>
              {label}
              {right && <span class="result-mark"> · {t('class.rightAnswer')}</span>}
            </dt>
            <dd>
              <span class="result-bar" aria-hidden="true">
                <i style={{ width: `${answered > 0 ? Math.round((100 * count) / answered) : 0}%` }} />
              </span>
              <span class="figures">
                {count} · {percent.format(answered > 0 ? count / answered : 0)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft">{t('class.pollAnswered', { count: answered })}</p>
    </div>
  );
}

function rowsOf({ choices, kind, right }: Poll, tally: Tally) {
  const counts = new Map(tally.map(({ value, count }) => [value, count]));
  if (choices) {
    return choices.map((label, index) => ({
      label,
      count: counts.get(String(index)) ?? 0,
      right: right?.includes(index) === true,
    }));
  }
  return [...tally]
    .sort((a, b) => b.count - a.count)
    .map(({ value, count }) => ({ label: value, count, right: kind === 'number' && Number(value) === right?.[0] }));
}
