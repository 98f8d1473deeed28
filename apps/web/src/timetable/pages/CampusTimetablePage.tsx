import { useRoute } from 'preact-iso/router';
import { CampusTimetableDocument } from '#contract/graphql/graphql';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { useAddress } from '../view/address.ts';
import { rangeOf, termOf } from '../view/read-address.ts';
import { Others } from '../others/Others.tsx';
import { Timetable } from '../view/Timetable.tsx';
import { useEntries, usePlaces } from '../timetable-data.ts';
import type { Campus } from '../timetable-data.ts';

export default function CampusTimetablePage() {
  const id = useRoute().params['id'] ?? '';
  const { address, link } = useAddress(Date.now());
  const places = usePlaces();
  const institution = places?.find(({ campuses }) => campuses.some((campus) => campus.id === id));
  const campus = institution?.campuses.find((one) => one.id === id);
  const terms = institution?.terms ?? [];
  const term = termOf(terms, address);
  const wait = address.view === 'term' && places === undefined;
  const range = rangeOf(address, term);
  const loaded = useEntries(CampusTimetableDocument, { id, ...range }, (data) => data.campusTimetable, wait);
  const name = campus?.name ?? loaded.data?.[0]?.section?.campus.name;
  return (
    <Page
      title={name === undefined ? t('campus.one') : t('timetable.ofCampus', { name })}
      above={institution && { href: `/institutions/${institution.id}`, name: institution.name }}
    >
      {campus && campus.rooms.length > 0 && <LectureRooms campus={campus} />}
      {institution && <Others institution={institution} />}
      <Timetable
        loaded={loaded}
        address={address}
        link={link}
        terms={terms}
        term={term}
        places={campus ? [campus] : []}
        institutionIds={institution ? [institution.id] : []}
      />
    </Page>
  );
}

/** Where one room is looked at. */
function LectureRooms({ campus }: { campus: Campus }) {
  return (
    <nav aria-label={t('timetable.rooms')} class="no-print">
      <ul class="timetable-rooms">
        {campus.rooms.map(({ id, name }) => (
          <li key={id}>
            <a class="way" href={`/rooms/${id}/timetable`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
