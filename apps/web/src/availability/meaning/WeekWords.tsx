import { intlTag, t } from '../../words/words.ts';
import { weekdayName } from '../week/names.ts';
import { clockOf, freeOn, weekdays } from '../week/rows.ts';
import type { HoursRow, Minutes } from '../week/rows.ts';

/** Weekdays that have the same hours. */
export interface AlikeDays {
  days: number[];
  parts: Minutes[];
}

export function alikeDays(rows: readonly HoursRow[]): AlikeDays[] {
  const groups = new Map<string, AlikeDays>();
  for (const weekday of weekdays) {
    const parts = freeOn(rows, weekday);
    if (parts.length === 0) continue;
    const key = JSON.stringify(parts);
    const group = groups.get(key);
    if (group) group.days.push(weekday);
    else groups.set(key, { days: [weekday], parts });
  }
  return [...groups.values()];
}

/** "Every Tuesday and Thursday", "Every day". */
export function daysWords(days: readonly number[]): string {
  const tag = intlTag();
  if (days.length === weekdays.length) return t('availability.everyDay');
  const names = days.map((weekday) => weekdayName(weekday, tag));
  return t('availability.every', { days: new Intl.ListFormat(tag, { type: 'conjunction' }).format(names) });
}

/** "18:00 to 21:00 and 22:00 to 23:00". */
export function partsWords(parts: readonly Minutes[]): string {
  const words = parts.map(([from, to]) => t('availability.range', { from: clockOf(from), to: clockOf(to) }));
  return new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(words);
}

/** The week in words, days with the same hours together. */
export function WeekWords({ rows }: { rows: readonly HoursRow[] }) {
  const alike = alikeDays(rows);
  if (alike.length === 0) return <p>{t('availability.never')}</p>;
  return (
    <ul class="stack-tight">
      {alike.map(({ days, parts }) => (
        <li key={days[0]}>{t('availability.dayNow', { day: daysWords(days), hours: partsWords(parts) })}</li>
      ))}
    </ul>
  );
}
