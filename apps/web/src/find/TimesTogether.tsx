import { useState } from 'preact/hooks';
import { CohortsToFindDocument, TimesTogetherDocument } from '#contract/graphql/graphql';
import type { MemberLineFragment, TimesTogetherQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { PersonPicker } from '../fragments/PersonPicker.tsx';
import { useKept } from '../history/use-kept.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { ChoiceFilter, Filters } from '../look/Filters.tsx';
import { Notice } from '../look/Notice.tsx';
import { Picker } from '../look/Picker.tsx';
import { Await } from '../loaded/Await.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { isDay } from '../time/days.ts';
import { dayOf } from '../time/format.ts';
import { clockRange, weekdayWords } from '../timetable/words-of-time.ts';
import { intlTag, t } from '../words/words.ts';
import { Asked } from './Asked.tsx';
import { plansAt } from './plans-at.ts';
import type { Named, SectionToFind } from './section-to-find.ts';

type Cohort = Named & { size: number };

/** When lecturers, cohorts and a section's people are all free, with the smallest room that is free then. */
export function TimesTogether({
  institutionId,
  campus,
  section,
}: {
  institutionId: string;
  campus: { id: string; zone: string };
  section: SectionToFind | undefined;
}) {
  const [{ from: wanted, length }, narrow] = useFilters(['from', 'length']);
  const [lecturers, setLecturers] = useKept<MemberLineFragment[]>(`lecturers ${section?.id ?? ''}`, []);
  const [cohorts, setCohorts] = useKept<Cohort[]>(`cohorts ${section?.id ?? ''}`, []);
  const [room, setRoom] = useKept('with room', true);
  const [search, setSearch] = useState('');
  const found = useData(CohortsToFindDocument, { institutionId, search }, ['Cohort'], search === '').data?.cohorts;
  const from = isDay(wanted) ? wanted : dayOf(Date.now(), campus.zone);
  const minutes = Number(length) || 120;
  const lecturerIds = [...new Set([...lecturers, ...(section?.lecturers ?? [])].map(({ id }) => id))];
  const nobody = section === undefined && lecturers.length === 0 && cohorts.length === 0;
  const seats = Math.max(section?.cohortSize ?? 0, ...cohorts.map(({ size }) => size));
  const loaded = useData(
    TimesTogetherDocument,
    {
      input: {
        campusId: campus.id,
        sectionId: section?.id ?? null,
        lecturerIds,
        cohortIds: cohorts.map(({ id }) => id),
        minutes,
        seats: room ? seats : null,
        from,
      },
    },
    ['Session', 'Room'],
    nobody,
  );
  return (
    <section class="stack" aria-labelledby="find-together">
      <h2 id="find-together">{t('find.together')}</h2>
      <p class="soft">{t('find.togetherHow')}</p>
      <PersonPicker
        institutionId={institutionId}
        role="LECTURER"
        label={t('find.withLecturers')}
        chosen={lecturers}
        without={(section?.lecturers ?? []).map(({ id }) => id)}
        onChoose={setLecturers}
      />
      <Picker<Cohort>
        label={t('find.withCohorts')}
        found={search === '' ? undefined : found}
        text={({ name }) => name}
        more={({ size }) => t('find.cohortSize', { count: size })}
        chosen={cohorts}
        without={[]}
        one={false}
        onSearch={setSearch}
        onChoose={setCohorts}
      />
      <Filters label={t('find.together')}>
        <Asked label={t('find.from')} type="date" value={from} onAsk={(value) => narrow('from', value, true)} />
        <Asked
          label={t('find.minutes')}
          type="number"
          min={5}
          max={480}
          value={String(minutes)}
          onAsk={(value) => narrow('length', value, true)}
        />
        <ChoiceFilter
          label={t('find.needsRoom')}
          value={room ? 'yes' : 'no'}
          all={null}
          options={[
            { value: 'yes', text: t('find.yes') },
            { value: 'no', text: t('find.no') },
          ]}
          onChoose={(value) => setRoom(value === 'yes')}
        />
      </Filters>
      {nobody ? (
        <p class="soft">{t('find.whom')}</p>
      ) : (
        <Await loaded={loaded} what={t('find.together')}>
          {({ timesTogether }) =>
            timesTogether.length === 0 ? (
              <Notice>
                <p>{t('find.noTimes')}</p>
              </Notice>
            ) : (
              <Times times={timesTogether} section={section} minutes={minutes} />
            )
          }
        </Await>
      )}
    </section>
  );
}

/** So many at first; the earliest are what most people want. */
const firstTimes = 12;

function Times({
  times,
  section,
  minutes,
}: {
  times: readonly TimeFound[];
  section: SectionToFind | undefined;
  minutes: number;
}) {
  const [all, setAll] = useState(false);
  return (
    <div class="stack">
      <ul class="rows" aria-label={t('find.together')}>
        {times.slice(0, all ? undefined : firstTimes).map((time) => (
          <Time key={time.localStart} time={time} section={section} minutes={minutes} />
        ))}
      </ul>
      {!all && times.length > firstTimes && (
        <div class="no-print">
          <Button onClick={() => setAll(true)}>{t('find.allTimes', { count: times.length })}</Button>
        </div>
      )}
    </div>
  );
}

type TimeFound = TimesTogetherQuery['timesTogether'][number];

function Time({ time, section, minutes }: { time: TimeFound; section: SectionToFind | undefined; minutes: number }) {
  const { localStart, zone, room } = time;
  const { from, to } = clockRange({ ...time, section: { campus: { name: '', zone } } }, zone);
  const words = `${weekdayWords(localStart.slice(0, 10), intlTag(), 'short')}, ${from}–${to}`;
  return (
    <li class="row-apart">
      <span>
        <span class="figures">{words}</span>
        {room && (
          <>
            {' · '}
            <a href={`/rooms/${room.id}/timetable?week=${localStart.slice(0, 10)}`}>{room.name}</a>
          </>
        )}
      </span>
      {section && (
        <ButtonLink
          kind="quiet"
          href={plansAt(section.id, { localStart, minutes, weeks: 1, zone, ...(room ? { roomId: room.id } : {}) })}
        >
          <span>
            {t('find.plan')}
            <span class="visually-hidden"> {t('find.planAt', { time: words })}</span>
          </span>
        </ButtonLink>
      )}
    </li>
  );
}
