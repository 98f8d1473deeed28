import { useState } from 'preact/hooks';
import { readerZone } from '../../sign-in/viewer.ts';
import { cityOf } from '../../time/cities.ts';
import { dayOf } from '../../time/format.ts';
import { nearZones } from '../../time/zones.ts';
import { intlTag, t } from '../../words/words.ts';
import { clockOf } from '../week/rows.ts';
import type { HoursRow, Minutes } from '../week/rows.ts';
import { differ, elsewhere } from './elsewhere.ts';
import type { Elsewhere } from './elsewhere.ts';
import { alikeDays, daysWords, partsWords } from './WeekWords.tsx';

/** What the rows mean, as people read it, and what clocks of another place show then. */
export function Meaning({ rows, zone }: { rows: readonly HoursRow[]; zone: string }) {
  const [chosen, setChosen] = useState<string>();
  const today = dayOf(Date.now(), zone);
  // What was chosen stays, also while the form names a zone with the same clock.
  const others = [...new Set([readerZone.value, ...nearZones])].filter(
    (other) => other === chosen || differ(zone, other, today),
  );
  const there = chosen !== undefined && others.includes(chosen) ? chosen : others[0];
  const alike = alikeDays(rows);
  return (
    <div class="availability-meaning">
      <h3>{t('availability.meaning')}</h3>
      <div role="status">
        {alike.length === 0 ? (
          <p>{t('availability.never')}</p>
        ) : (
          <ul class="stack">
            {alike.map(({ days, parts }) => (
              <li key={days[0]}>
                <strong>
                  {t('availability.here', { day: daysWords(days), hours: partsWords(parts), city: cityOf(zone) })}
                </strong>
                {there !== undefined &&
                  parts.map((part) => <There key={part[0]} part={part} zone={zone} there={there} today={today} />)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {there !== undefined && (
        <label class="availability-there">
          <span class="field-help">{t('availability.seenFrom')}</span>
          <select class="input" value={there} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {others.map((other) => (
              <option key={other} value={other}>
                {cityOf(other)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** "In Kigali 19:00 to 22:00 until 27 March, then 18:00 to 21:00." */
function There({
  part: [from, to],
  zone,
  there,
  today,
}: {
  part: Minutes;
  zone: string;
  there: string;
  today: string;
}) {
  const hours = { from: clockOf(from), to: to === 1440 ? '24:00' : clockOf(to) };
  const [now, then] = elsewhere(hours, zone, there, today);
  if (!now) return null;
  const city = cityOf(there);
  return (
    <p class="soft">
      {then && now.until !== undefined
        ? t('availability.thereThen', { city, hours: wordsOf(now), day: dayMonth(now.until), then: wordsOf(then) })
        : t('availability.there', { city, hours: wordsOf(now) })}
    </p>
  );
}

function wordsOf({ from, to, dayShift }: Elsewhere): string {
  const hours = t('availability.range', { from, to });
  if (dayShift > 0) return t('availability.dayAfter', { hours });
  return dayShift < 0 ? t('availability.dayBefore', { hours }) : hours;
}

function dayMonth(day: string): string {
  const format = new Intl.DateTimeFormat(intlTag(), { timeZone: 'UTC', day: 'numeric', month: 'long' });
  return format.format(Date.parse(`${day}T12:00Z`));
}
