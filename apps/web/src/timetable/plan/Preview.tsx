import { intlTag, t } from '../../words/words.ts';
import type { NamedZone } from './places.ts';
import { missingDays, seriesPreview } from './preview.ts';
import type { PlaceSteps, Step } from './preview.ts';
import { stretchWords, weekdayWords } from '../words-of-time.ts';

/** What everybody's clock will show: "17:00 Butare, 16:00 Brussels until 28 March, then 17:00". */
export function Preview({
  days,
  time,
  zone,
  places,
}: {
  days: readonly string[];
  time: string;
  zone: string;
  places: readonly NamedZone[];
}) {
  const tag = intlTag();
  const lines = seriesPreview(days, time, zone, places);
  const missing = missingDays(days, time, zone);
  const [first] = days;
  const last = days.at(-1);
  return (
    <div class="preview" role="status" aria-label={t('session.preview')}>
      {lines.length === 0 || first === undefined || last === undefined ? (
        <p class="soft">{t('session.previewEmpty')}</p>
      ) : (
        <>
          <p class="soft small preview-days">
            {days.length === 1
              ? weekdayWords(first, tag, 'long')
              : t('plan.times', { count: days.length, days: stretchWords(first, last, tag) })}
          </p>
          <p class="preview-sentence">{lines.map(sentenceOf).join(', ')}</p>
          {missing.map((day) => (
            <p key={day} class="field-error">
              {t('plan.missing', { day: weekdayWords(day, tag, 'long'), time })}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

function sentenceOf({ names, steps }: PlaceSteps): string {
  const [first, ...then] = steps;
  if (!first) return '';
  const name = new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(names);
  const begin = t('plan.clock', { time: clockOf(first), place: name });
  return then.reduce((sentence, step, index) => {
    const until = steps[index]?.until;
    const day = until === undefined ? '' : dayMonth(until);
    return t('plan.then', { before: sentence, day, time: clockOf(step) });
  }, begin);
}

function clockOf({ clock, dayShift }: Step): string {
  if (dayShift > 0) return t('plan.dayAfter', { time: clock });
  return dayShift < 0 ? t('plan.dayBefore', { time: clock }) : clock;
}

function dayMonth(day: string): string {
  const format = new Intl.DateTimeFormat(intlTag(), { timeZone: 'UTC', day: 'numeric', month: 'long' });
  return format.format(Date.parse(`${day}T12:00Z`));
}
