import { useState } from 'preact/hooks';
import { FindTimetablesDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { SearchFilter } from '../../look/Filters.tsx';
import { matches } from '../../look/plain-text.ts';
import { manages, viewer } from '../../sign-in/viewer.ts';
import { Await } from '../../loaded/Await.tsx';
import { t } from '../../words/words.ts';
import type { InstitutionPlaces } from '../timetable-data.ts';
import { Ways } from '../../search/Ways.tsx';
import '../../search/search.css';

/** Rooms among what is found at most; a longer list is found by searching closer. */
const mostRooms = 8;

/** From one timetable of an institution to every other one: its campuses at once, the rest by searching. */
export function OtherTimetables({ institution }: { institution: InstitutionPlaces }) {
  const [search, setSearch] = useState('');
  const { id, campuses } = institution;
  const person = viewer.value;
  // A lecturer's timetable is for those who manage the institution.
  const lecturers = person !== undefined && manages(person, id);
  const loaded = useData(FindTimetablesDocument, { institutionId: id, search, lecturers }, [], search === '');
  const rooms = campuses
    .flatMap((campus) => campus.rooms.map((room) => ({ ...room, campus: campus.name })))
    .filter((room) => matches(search, room.name))
    .slice(0, mostRooms);
  return (
    <nav class="stack no-print" aria-label={t('find.others')}>
      <details>
        <summary>{t('find.others')}</summary>
        <div class="stack">
          {lecturers && (
            <a class="find-way" href={`/institutions/${id}/free`}>
              {t('find.title')}
            </a>
          )}
          <Ways
            title={t('find.campuses')}
            ways={campuses.map((campus) => ({ href: `/campuses/${campus.id}/timetable`, text: campus.name }))}
          />
          <SearchFilter label={lecturers ? t('find.whose') : t('find.whoseNoLecturer')} value="" onSearch={setSearch} />
          {search !== '' && (
            <Await loaded={loaded} what={t('find.others')}>
              {({ members, cohorts }) => (
                <div class="stack" role="status">
                  {(members?.nodes.length ?? 0) + cohorts.nodes.length + rooms.length === 0 && (
                    <p class="soft">{t('find.none')}</p>
                  )}
                  <Ways
                    title={t('find.lecturers')}
                    ways={(members?.nodes ?? []).map((one) => ({
                      href: `/institutions/${id}/people/${one.id}/timetable`,
                      text: one.name,
                    }))}
                  />
                  <Ways
                    title={t('find.cohorts')}
                    ways={cohorts.nodes.map((one) => ({ href: `/cohorts/${one.id}/timetable`, text: one.name }))}
                  />
                  <Ways
                    title={t('find.rooms')}
                    ways={rooms.map((room) => ({
                      href: `/rooms/${room.id}/timetable`,
                      text: room.name,
                      more: room.campus,
                    }))}
                  />
                </div>
              )}
            </Await>
          )}
        </div>
      </details>
    </nav>
  );
}
