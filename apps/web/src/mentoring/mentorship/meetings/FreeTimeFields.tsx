import { useState } from 'preact/hooks';
import { MeetingTimesDocument } from '#contract/graphql/graphql';
import { useData } from '../../../api/data.ts';
import { Await } from '../../../loaded/Await.tsx';
import { SelectField } from '../../../look/Field.tsx';
import { readerZone } from '../../../sign-in/viewer.ts';
import { cityOf } from '../../../time/cities.ts';
import { clockWords, dayOf, dayWords } from '../../../time/format.ts';
import { intlTag, t } from '../../../words/words.ts';
import { byDay } from './by-day.ts';

const lengths = [30, 45, 60, 90] as const;
const days = 28;

/** How long, on which day and when: of the times at which both are free, on the reader's clock. */
export function FreeTimeFields({ mentorshipId, minutes: before }: { mentorshipId: string; minutes: number }) {
  const [minutes, setMinutes] = useState(before);
  const [chosen, setChosen] = useState('');
  const zone = readerZone.value;
  const from = dayOf(Date.now(), zone);
  const loaded = useData(MeetingTimesDocument, { mentorshipId, minutes, from, days }, ['Availability', 'Session']);
  const offered = lengths.some((one) => one === before) ? lengths : [before, ...lengths];
  return (
    <>
      <SelectField
        name="minutes"
        label={t('mentoring.howLong')}
        defaultValue={String(before)}
        onInput={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
      >
        {offered.map((one) => (
          <option key={one} value={String(one)}>
            {t('mentoring.minutes', { count: one })}
          </option>
        ))}
      </SelectField>
      <Await loaded={loaded} what={t('mentoring.freeTimes')}>
        {({ meetingTimes, mentorship: { otherZone } }) => {
          const free = byDay(meetingTimes, zone);
          const day = free.has(chosen) ? chosen : ([...free.keys()][0] ?? '');
          if (day === '') return <p role="status">{t('mentoring.noFreeTime', { days })}</p>;
          return (
            <>
              <SelectField
                name="day"
                label={t('mentoring.day')}
                help={t('mentoring.clockOf', { city: cityOf(zone) })}
                defaultValue={day}
                onInput={({ currentTarget }) => setChosen(currentTarget.value)}
              >
                {[...free].map(([date, [first = 0]]) => (
                  <option key={date} value={date}>
                    {dayWords(first, zone, intlTag())}
                  </option>
                ))}
              </SelectField>
              <SelectField key={day} name="localStart" label={t('mentoring.time')}>
                {(free.get(day) ?? []).map((start) => (
                  <option key={start} value={`${day}T${clockWords(start, zone)}`}>
                    {timeOfBoth(start, zone, otherZone)}
                  </option>
                ))}
              </SelectField>
            </>
          );
        }}
      </Await>
    </>
  );
}

/** A time on the reader's clock and, where it shows something else, on that of the other. */
export function timeOfBoth(start: number, zone: string, otherZone: string | null): string {
  const time = clockWords(start, zone);
  if (otherZone === null) return time;
  const sameDay = dayOf(start, otherZone) === dayOf(start, zone);
  const clock = clockWords(start, otherZone);
  if (sameDay && clock === time) return time;
  const other = sameDay ? clock : `${dayWords(start, otherZone, intlTag())} ${clock}`;
  return t('mentoring.timeOfBoth', { time, other, city: cityOf(otherZone) });
}
