import { FreeRoomsDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Filters } from '../look/Filters.tsx';
import { Table } from '../look/Table.tsx';
import { Await } from '../loaded/Await.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { isDay } from '../time/days.ts';
import { dayOf } from '../time/format.ts';
import { weekdayWords } from '../timetable/words-of-time.ts';
import { intlTag, t } from '../words/words.ts';
import { Asked } from './Asked.tsx';
import { plansAt } from './plans-at.ts';
import type { Named, SectionToFind } from './section-to-find.ts';

const rooms = ['day', 'time', 'minutes', 'weeks', 'seats'] as const;

/** The lecture rooms of a campus that are free at a time, with the way to plan there. */
export function FreeRooms({
  campus,
  section,
}: {
  campus: { id: string; zone: string };
  section: SectionToFind | undefined;
}) {
  const [asked, narrow] = useFilters(rooms);
  const day = isDay(asked.day) ? asked.day : dayOf(Date.now(), campus.zone);
  const time = /^\d{2}:\d{2}$/.test(asked.time) ? asked.time : '10:00';
  const minutes = Number(asked.minutes) || 120;
  const weeks = Number(asked.weeks) || 1;
  const seats = asked.seats === '' ? (section?.cohortSize ?? 0) : Number(asked.seats) || 0;
  const loaded = useData(
    FreeRoomsDocument,
    { campusId: campus.id, localStart: `${day}T${time}`, minutes, weeks, seats },
    ['Session', 'Room'],
  );
  const tag = intlTag();
  const days = (all: readonly string[]) =>
    new Intl.ListFormat(tag, { type: 'conjunction' }).format(all.map((one) => weekdayWords(one, tag, 'short')));
  return (
    <section class="stack" aria-labelledby="find-rooms">
      <h2 id="find-rooms">{t('find.freeRooms')}</h2>
      <Filters label={t('find.freeRooms')}>
        <Asked label={t('find.day')} type="date" value={day} onAsk={(value) => narrow('day', value, true)} />
        <Asked label={t('find.time')} type="time" value={time} onAsk={(value) => narrow('time', value, true)} />
        <Asked
          label={t('find.minutes')}
          type="number"
          min={5}
          max={480}
          value={String(minutes)}
          onAsk={(value) => narrow('minutes', value, true)}
        />
        <Asked
          label={t('find.weeks')}
          type="number"
          min={1}
          max={30}
          value={String(weeks)}
          onAsk={(value) => narrow('weeks', value, true)}
        />
        <Asked
          label={t('find.seats')}
          type="number"
          min={0}
          max={10_000}
          value={String(seats)}
          onAsk={(value) => narrow('seats', value, true)}
        />
      </Filters>
      <Await loaded={loaded} what={t('find.freeRooms')}>
        {({ freeRooms }) =>
          freeRooms.length === 0 ? (
            <p class="soft" role="status">
              {t('find.noRooms')}
            </p>
          ) : (
            <Table
              caption={t('find.freeRooms')}
              rows={freeRooms}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: t('find.room'),
                  cell: ({ id, name }) => <a href={`/rooms/${id}/timetable?week=${day}`}>{name}</a>,
                },
                { title: t('room.seats'), cell: (room) => room.seats, number: true },
                {
                  title: t('find.whenFree'),
                  cell: ({ takenOn }) =>
                    takenOn.length > 0
                      ? t('find.takenOn', { days: days(takenOn) })
                      : t(weeks > 1 ? 'find.each' : 'find.free'),
                },
                ...(section
                  ? [
                      {
                        title: t('find.plan'),
                        cell: ({ id, name }: Named) => (
                          <a
                            href={plansAt(section.id, {
                              localStart: `${day}T${time}`,
                              minutes,
                              weeks,
                              zone: campus.zone,
                              roomId: id,
                            })}
                            aria-label={t('find.planIn', { name })}
                          >
                            {t('find.plan')}
                          </a>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </Await>
    </section>
  );
}
