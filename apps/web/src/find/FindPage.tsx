import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import {
  CohortsToFindDocument,
  FreeRoomsDocument,
  InstitutionByIdDocument,
  SectionsToFindDocument,
  SectionToFindDocument,
  TimesTogetherDocument,
} from '#contract/graphql/graphql';
import type { MemberLineFragment, SectionToFindQuery, TimesTogetherQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { useKept } from '../history/use-kept.ts';
import type { Institution } from '../institution/parts.ts';
import { PersonPicker } from '../fragments/PersonPicker.tsx';
import { Button, ButtonLink } from '../look/Button.tsx';
import { ChoiceFilter, Filters } from '../look/Filters.tsx';
import { Notice } from '../look/Notice.tsx';
import { Picker } from '../look/Picker.tsx';
import { Table } from '../look/Table.tsx';
import { Await } from '../loaded/Await.tsx';
import { NotFound } from '../loaded/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { isDay } from '../time/days.ts';
import { dayOf } from '../time/format.ts';
import { clockRange, weekdayWords } from '../timetable/words-of-time.ts';
import { intlTag, t } from '../words/words.ts';
import { Asked } from './Asked.tsx';
import { plansAt } from './plans-at.ts';

type Section = SectionToFindQuery['section'];
type Named = { id: string; name: string };

/** Which rooms are free, and when everybody is: each result a press away from the form for planning. */
export default function FindPage() {
  const id = useRoute().params['id'] ?? '';
  const loaded = useData(InstitutionByIdDocument, { id }, ['Campus', 'Room']);
  const institution = loaded.data?.institution;
  return (
    <Page
      title={t('find.title')}
      above={institution && { href: `/institutions/${institution.id}`, name: institution.name }}
      width="list"
    >
      <Await loaded={loaded} what={t('find.title')}>
        {(data) => (data.institution.viewerMayManage ? <Finder institution={data.institution} /> : <NotFound />)}
      </Await>
    </Page>
  );
}

function Finder({ institution }: { institution: Institution }) {
  const [{ section: sectionId, campus }, narrow] = useFilters(['section', 'campus']);
  const { data } = useData(SectionToFindDocument, { id: sectionId }, ['Section'], sectionId === '');
  const section = sectionId === '' || !data?.section.viewerMay.schedule ? undefined : data.section;
  const shown = institution.campuses.find(({ id }) => id === (section?.campus.id ?? campus)) ?? institution.campuses[0];
  if (!shown) return <p class="soft">{t('find.noCampus')}</p>;
  return (
    <div class="stack-wide">
      <div class="stack">
        <SectionPicker
          institutionId={institution.id}
          section={section}
          onChoose={(chosen) => narrow('section', chosen?.id ?? '')}
        />
        {section === undefined && (
          <div class="stack-tight">
            <p class="soft">{t('find.chooseSection')}</p>
            {institution.campuses.length > 1 && (
              <Filters label={t('find.campus')}>
                <ChoiceFilter
                  label={t('find.campus')}
                  value={shown.id}
                  all={null}
                  options={institution.campuses.map(({ id, name }) => ({ value: id, text: name }))}
                  onChoose={(value) => narrow('campus', value)}
                />
              </Filters>
            )}
          </div>
        )}
      </div>
      <FreeRooms campus={shown} section={section} />
      <Together
        key={`together ${shown.id} ${section?.id ?? ''}`}
        institutionId={institution.id}
        campus={shown}
        section={section}
      />
    </div>
  );
}

function SectionPicker({
  institutionId,
  section,
  onChoose,
}: {
  institutionId: string;
  section: Section | undefined;
  onChoose: (chosen: { id: string } | undefined) => void;
}) {
  const [search, setSearch] = useState('');
  const { data } = useData(SectionsToFindDocument, { institutionId, search }, ['Section'], search === '');
  type Row = { id: string; name: string; course: { code: string; title: string }; term?: Named };
  return (
    <section class="stack-tight" aria-labelledby="find-section">
      <h2 id="find-section">{t('find.forSection')}</h2>
      <Picker<Row>
        label={t('find.forSectionSearch')}
        found={search === '' ? undefined : data?.sections}
        text={({ course, name }) => `${course.code} ${course.title}, ${name}`}
        more={({ term }) => term?.name ?? ''}
        chosen={section ? [section] : []}
        without={[]}
        one
        onSearch={setSearch}
        onChoose={([chosen]) => onChoose(chosen)}
      />
    </section>
  );
}

const rooms = ['day', 'time', 'minutes', 'weeks', 'seats'] as const;

function FreeRooms({ campus, section }: { campus: { id: string; zone: string }; section: Section | undefined }) {
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

type Cohort = Named & { size: number };

function Together({
  institutionId,
  campus,
  section,
}: {
  institutionId: string;
  campus: { id: string; zone: string };
  section: Section | undefined;
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
  section: Section | undefined;
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

function Time({ time, section, minutes }: { time: TimeFound; section: Section | undefined; minutes: number }) {
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
