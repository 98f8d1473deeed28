import type { ComponentChildren } from 'preact';
import type { Loaded } from '../../api/data.ts';
import { ButtonLink } from '../../look/Button.tsx';
import { manages, readerZone, viewer } from '../../sign-in/viewer.ts';
import { Await } from '../../loaded/Await.tsx';
import { NotFound } from '../../loaded/NotFound.tsx';
import { addDays, mondayOf } from '../../time/days.ts';
import { dayOf } from '../../time/format.ts';
import { nextBoundary } from '../../time/agenda.ts';
import { useAt, useNow } from '../../time/now.ts';
import { intlTag, t } from '../../words/words.ts';
import type { Address } from './read-address.ts';
import { rangeOf } from './read-address.ts';
import { TermTable } from './TermTable.tsx';
import { useHolidays } from '../timetable-data.ts';
import type { AwayTime, Entry } from '../timetable-data.ts';
import './timetable.css';
import { Tools } from './Tools.tsx';
import { useTimetableChanges } from '../use-timetable-changes.ts';
import { WeekGrid } from '../grid/WeekGrid.tsx';
import { clocksOf, weekWords } from '../words-of-time.ts';

export interface Term {
  id: string;
  name: string;
  startsOn: string;
  endsOn: string;
}

/** A timetable of somebody or of something: a week as a grid or an agenda, or a whole term to print. */
export function Timetable({
  loaded,
  address,
  link,
  terms,
  term,
  places = [],
  institutionIds,
  away = [],
  own = false,
  ways,
}: {
  loaded: Loaded<readonly Entry[]>;
  address: Address;
  link: (change: Partial<Address>) => string;
  terms: readonly Term[];
  term: Term | undefined;
  /** Campuses whose clock is offered although no session says so. */
  places?: readonly { name: string; zone: string }[];
  /** Whose holidays are shown. */
  institutionIds: readonly string[];
  /** When the person whose timetable it is cannot teach. */
  away?: readonly AwayTime[];
  /** It is the reader's own; of another, who plans there hears of every change. */
  own?: boolean;
  /** Further ways from here. */
  ways?: ComponentChildren;
}) {
  const now = useNow();
  const tag = intlTag();
  const { from, days } = rangeOf(address, term);
  const holidays = useHolidays(institutionIds, from, days);
  const sessions = loaded.data ?? [];
  useAt(nextBoundary(sessions, now), loaded.again);
  const person = viewer.value;
  useTimetableChanges(loaded.again, person && institutionIds.find((id) => !own && manages(person, id)));
  const clocks = clocksOf(sessions, places, readerZone.value, address.week);
  const today = dayOf(now, address.clock);
  const isTerm = address.view === 'term' && term !== undefined;
  if (loaded.data === undefined && loaded.problem?.code === 'NOT_FOUND') return <NotFound />;
  return (
    <div class="stack">
      <Tools address={address} link={link} clocks={clocks} thisWeek={mondayOf(today)} terms={terms} term={term}>
        {ways}
      </Tools>
      <h2 class="timetable-title">{isTerm ? term.name : weekWords(address.week, tag)}</h2>
      <Await loaded={loaded} what={t('timetable.title')}>
        {(found) =>
          isTerm ? (
            <TermTable sessions={found} zone={address.clock} holidays={holidays} />
          ) : (
            <WeekGrid sessions={found} address={address} holidays={holidays} away={away} today={today} />
          )
        }
      </Await>
      {!isTerm && (
        <p class="row no-print">
          <ButtonLink icon="back" href={link({ week: addDays(address.week, -7) })}>
            {t('timetable.before')}
          </ButtonLink>
          <ButtonLink icon="forward" href={link({ week: addDays(address.week, 7) })}>
            {t('timetable.after')}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
