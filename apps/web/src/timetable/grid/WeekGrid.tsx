import { useId, useRef } from 'preact/hooks';
import { Notice } from '../../look/Notice.tsx';
import { intlTag, t } from '../../words/words.ts';
import { arrowKeys } from './arrow-keys.ts';
import { AwayTimes } from './AwayTimes.tsx';
import type { Address } from '../view/read-address.ts';
import { SessionBlock } from './SessionBlock.tsx';
import type { AwayTime, Entry, Holiday } from '../timetable-data.ts';
import { useDrag } from './use-drag.ts';
import type { Drop } from './use-drag.ts';
import { bandsOf, heightOf, layDays, placeOf, printHeight, wallTime } from './week.ts';
import type { Band, Block, WeekDay } from './week.ts';
import { weekdayWords } from '../words-of-time.ts';

/**
 * A week: for each day its heading and a list of its sessions, which reads well without sight and on a phone; on a wide screen
 * the lists are drawn as columns over the hours. Arrow keys go from session to session, Enter opens one.
 */
export function WeekGrid({
  sessions,
  address,
  holidays,
  away,
  today,
}: {
  sessions: readonly Entry[];
  address: Address;
  holidays: readonly Holiday[];
  /** When the person whose week it is cannot teach. */
  away: readonly AwayTime[];
  today: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const days = layDays(sessions, address.week, 7, address.clock);
  const bands = bandsOf(days.flatMap(({ blocks }) => blocks));
  const awayDays = layDays(away, address.week, 7, address.clock);
  const drop = useDrag(box, bands, address.clock, sessions);
  const empty = days.every(({ blocks }) => blocks.length === 0);
  return (
    <>
      {empty && (
        <Notice>
          <p>{t('timetable.nothing')}</p>
        </Notice>
      )}
      <div
        ref={box}
        class={address.view === 'agenda' ? 'week' : 'week week-wide'}
        style={{
          '--week-height': `${String(heightOf(bands))}rem`,
          '--week-fit': String(Math.min(1, printHeight / heightOf(bands))),
        }}
        onKeyDown={(event) => arrowKeys(event, box.current)}
      >
        <Hours bands={bands} />
        {days.map((day) => (
          <Day
            key={day.day}
            day={day}
            bands={bands}
            address={address}
            isToday={day.day === today}
            drop={drop?.day === day.day ? drop : undefined}
            holidays={holidays.filter((holiday) => holiday.day === day.day)}
            away={awayDays.find((other) => other.day === day.day)?.blocks ?? []}
          />
        ))}
      </div>
    </>
  );
}

function Hours({ bands }: { bands: readonly Band[] }) {
  const hours = bands.flatMap(({ from, to, folded }) =>
    folded ? [] : Array.from({ length: (to - from) / 60 }, (_, number) => from + number * 60),
  );
  return (
    <div class="week-hours" aria-hidden="true">
      {hours.map((minute) => (
        <span key={minute} style={{ top: `${String(placeOf(bands, minute))}rem` }}>
          {wallTime(minute)}
        </span>
      ))}
    </div>
  );
}

function Day({
  day: { day, blocks },
  bands,
  address,
  holidays,
  away,
  isToday,
  drop,
}: {
  day: WeekDay<Entry>;
  bands: readonly Band[];
  address: Address;
  holidays: readonly Holiday[];
  away: readonly Block<AwayTime>[];
  isToday: boolean;
  drop: Drop | undefined;
}) {
  const id = useId();
  const free = blocks.every(({ carried }) => carried) && holidays.length === 0 && away.length === 0;
  const lines = bands.flatMap(({ from, to, folded }) =>
    Array.from({ length: folded ? 1 : (to - from) / 60 }, (_, hour) => ({ from: from + hour * 60, folded })),
  );
  return (
    <section class={free ? 'week-day week-day-free' : 'week-day'} aria-labelledby={id} data-day={day}>
      <h3 id={id} class={isToday ? 'week-date week-today' : 'week-date'}>
        <time dateTime={day}>{weekdayWords(day, intlTag(), 'short')}</time>
        {isToday && <span class="week-today-word"> {t('home.today')}</span>}
        {holidays.map(({ name, campus, country }) => (
          <span key={`${name} ${campus?.id ?? country ?? ''}`} class="week-holiday">
            {campus ? t('timetable.holidayAt', { name, campus: campus.name }) : name}
          </span>
        ))}
      </h3>
      <div class={holidays.length > 0 ? 'week-column week-closed' : 'week-column'}>
        <div class="week-lines" aria-hidden="true">
          {lines.map(({ from, folded }) => (
            <i
              key={from}
              class={folded ? 'week-fold' : undefined}
              style={{ top: `${String(placeOf(bands, from))}rem` }}
            />
          ))}
          {drop && (
            <b
              class="week-drop"
              style={{
                top: `${String(placeOf(bands, drop.minute))}rem`,
                height: `${String(placeOf(bands, drop.minute + drop.minutes) - placeOf(bands, drop.minute))}rem`,
              }}
            >
              {drop.clock}
            </b>
          )}
        </div>
        <AwayTimes blocks={away} bands={bands} />
        {blocks.length > 0 && (
          <ul class="week-list">
            {blocks.map((block) => (
              <SessionBlock key={block.session.id} block={block} bands={bands} clock={address.clock} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
