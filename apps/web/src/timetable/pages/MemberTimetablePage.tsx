import { useRoute } from 'preact-iso/router';
import {
  MemberOfTimetableDocument,
  MemberTimetableDocument,
  MemberUnavailableTimesDocument,
} from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Page } from '../../shell/Page.tsx';
import { cityOf } from '../../time/cities.ts';
import { t } from '../../words/words.ts';
import { useAddress } from '../view/address.ts';
import { rangeOf, termOf } from '../view/read-address.ts';
import { Others } from '../others/Others.tsx';
import { Timetable } from '../view/Timetable.tsx';
import { useAwayTimes, useEntries, usePlaces } from '../timetable-data.ts';

/** What an institution's administrators see of a member's week: the sessions there. */
export default function MemberTimetablePage() {
  const { params } = useRoute();
  const institutionId = params['id'] ?? '';
  const ids = { institutionId, personId: params['personId'] ?? '' };
  const { address, link } = useAddress(Date.now());
  const member = useData(MemberOfTimetableDocument, ids, ['Member']).data?.member;
  const places = usePlaces();
  const institution = places?.find(({ id }) => id === institutionId);
  const terms = institution?.terms ?? [];
  const term = termOf(terms, address);
  const wait = address.view === 'term' && places === undefined;
  const range = rangeOf(address, term);
  const loaded = useEntries(MemberTimetableDocument, { ...ids, ...range }, (data) => data.memberTimetable, wait);
  const away = useAwayTimes(
    MemberUnavailableTimesDocument,
    { ...ids, from: address.week, days: 7 },
    (data) => data.memberUnavailableTimes,
    address.view !== 'term',
  );
  return (
    <Page
      title={member ? t('timetable.ofPerson', { name: member.name }) : t('timetable.title')}
      above={institution && { href: `/institutions/${institutionId}/people`, name: institution.name }}
    >
      {institution && <Others institution={institution} />}
      <Timetable
        loaded={loaded}
        address={address}
        link={link}
        terms={terms}
        term={term}
        places={member ? [{ name: cityOf(member.zone), zone: member.zone }] : []}
        institutionIds={[institutionId]}
        away={away}
      />
    </Page>
  );
}
