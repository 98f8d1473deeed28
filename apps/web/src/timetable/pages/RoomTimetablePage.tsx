import { useRoute } from 'preact-iso/router';
import { RoomTimetableDocument } from '#contract/graphql/graphql';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { useAddress } from '../view/address.ts';
import { rangeOf, termOf } from '../view/read-address.ts';
import { Others } from '../others/Others.tsx';
import { Timetable } from '../view/Timetable.tsx';
import { useEntries, usePlaces } from '../timetable-data.ts';

export default function RoomTimetablePage() {
  const id = useRoute().params['id'] ?? '';
  const { address, link } = useAddress(Date.now());
  const places = usePlaces();
  const institution = places?.find(({ campuses }) =>
    campuses.some(({ rooms }) => rooms.some((room) => room.id === id)),
  );
  const campus = institution?.campuses.find(({ rooms }) => rooms.some((room) => room.id === id));
  const room = campus?.rooms.find((one) => one.id === id);
  const terms = institution?.terms ?? [];
  const term = termOf(terms, address);
  const wait = address.view === 'term' && places === undefined;
  const loaded = useEntries(
    RoomTimetableDocument,
    { id, ...rangeOf(address, term) },
    (data) => data.roomTimetable,
    wait,
  );
  const name = room?.name ?? loaded.data?.[0]?.room?.name;
  return (
    <Page
      title={name ?? t('timetable.room')}
      above={
        campus && { href: `/campuses/${campus.id}/timetable`, name: t('timetable.ofCampus', { name: campus.name }) }
      }
      lead={room && campus && `${campus.name} · ${t('timetable.seats', { count: room.seats })}`}
    >
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
