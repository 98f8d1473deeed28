import { useRef, useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { intlTag, t } from '../../words/words.ts';
import { cellKeys } from './cell-keys.ts';
import { partsWords } from '../meaning/WeekWords.tsx';
import { shortWeekdayName, weekdayName } from './names.ts';
import { clockOf, freeOn, weekdays } from './rows.ts';
import type { Drawn, HoursRow, Minutes } from './rows.ts';
import { cellMinutes, shownMinutes } from './shown.ts';
import { useDraw } from './use-draw.ts';

/**
 * The week as columns over the hours, for wide screens: hours are drawn with a mouse or pen, or with the arrow keys and the space bar,
 * into the rows of the form. A finger scrolls; only a tap changes one cell.
 */
export function HoursGrid({ rows, onDrawn }: { rows: readonly HoursRow[]; onDrawn: (drawn: Drawn) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const [nights, setNights] = useState(false);
  const [at, setAt] = useState({ weekday: 1, minute: 18 * 60 });
  const free = new Map(weekdays.map((weekday) => [weekday as number, freeOn(rows, weekday)]));
  const [first, last] = nights ? [0, 1440] : shownMinutes([...free.values()].flat());
  const starts = Array.from({ length: (last - first) / cellMinutes }, (_, place) => first + place * cellMinutes);
  const isFree = (weekday: number, minute: number) =>
    free.get(weekday)?.some(([from, to]) => from <= minute && minute + cellMinutes <= to) ?? false;
  const drawing = useDraw(box, isFree, (drawn) => {
    setAt({ weekday: drawn.days.at(-1) ?? 1, minute: drawn.minutes[0] });
    onDrawn(drawn);
  });
  const tag = intlTag();
  const place = ([from, to]: Minutes, weekday: number) => ({
    '--day': weekday - 1,
    '--from': (Math.max(from, first) - first) / cellMinutes,
    '--rows': Math.max(0, Math.min(to, last) - Math.max(from, first)) / cellMinutes,
  });
  return (
    <div class="availability-grid no-print">
      <p class="soft small" id="availability-how">
        {t('availability.drawHow')}
      </p>
      <div
        ref={box}
        class="availability-week"
        role="grid"
        aria-label={t('availability.grid')}
        aria-describedby="availability-how"
        aria-multiselectable="true"
        onKeyDown={(event) => cellKeys(event, { at, first, last, isFree, onAt: setAt, onDrawn })}
      >
        <div role="row" class="availability-line">
          <span role="columnheader" class="availability-hour">
            <span class="visually-hidden">{t('availability.hour')}</span>
          </span>
          {weekdays.map((weekday) => (
            <span key={weekday} role="columnheader" class="availability-name">
              {shortWeekdayName(weekday, tag)}
            </span>
          ))}
        </div>
        {starts.map((minute) => (
          <div key={minute} role="row" class="availability-line">
            <span role="rowheader" class="availability-hour">
              {minute % 60 === 0 ? clockOf(minute) : <span class="visually-hidden">{clockOf(minute)}</span>}
            </span>
            {weekdays.map((weekday) => (
              <span
                key={weekday}
                role="gridcell"
                class={minute % 60 === 0 ? 'availability-cell' : 'availability-cell availability-half'}
                tabIndex={at.weekday === weekday && at.minute === minute ? 0 : -1}
                aria-selected={isFree(weekday, minute)}
                aria-label={`${weekdayName(weekday, tag)} ${clockOf(minute)}`}
                data-weekday={weekday}
                data-minute={minute}
                onFocus={() => setAt({ weekday, minute })}
              />
            ))}
          </div>
        ))}
        <div class="availability-blocks" aria-hidden="true">
          {weekdays.flatMap((weekday) =>
            (free.get(weekday) ?? []).map((part) => (
              <i key={`${String(weekday)} ${String(part[0])}`} class="availability-block" style={place(part, weekday)}>
                {clockOf(part[0])}–<wbr />
                {clockOf(part[1])}
              </i>
            )),
          )}
          {drawing?.days.map((weekday) => (
            <b
              key={weekday}
              class={drawing.free ? 'availability-drawing' : 'availability-drawing availability-erasing'}
              style={place(drawing.minutes, weekday)}
            >
              {clockOf(drawing.minutes[0])}–<wbr />
              {clockOf(drawing.minutes[1])}
            </b>
          ))}
        </div>
      </div>
      <div class="row">
        <Button kind="quiet" expanded={nights} onClick={() => setNights(!nights)}>
          {nights ? t('availability.lessHours') : t('availability.allHours')}
        </Button>
      </div>
      <p class="visually-hidden" role="status">
        {t('availability.dayNow', {
          day: weekdayName(at.weekday, tag),
          hours: partsWords(free.get(at.weekday) ?? []) || t('availability.none'),
        })}
      </p>
    </div>
  );
}
