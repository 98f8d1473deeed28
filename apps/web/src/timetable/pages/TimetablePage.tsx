import { MyTermsDocument, MyTimetableDocument, MyUnavailableTimesDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { ButtonLink } from '../../look/Button.tsx';
import { institutionsOf, viewer } from '../../sign-in/viewer.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { useAddress } from '../view/address.ts';
import { rangeOf, termOf } from '../view/read-address.ts';
import { Timetable } from '../view/Timetable.tsx';
import type { Term } from '../view/Timetable.tsx';
import { useAwayTimes, useEntries } from '../timetable-data.ts';

/** One's own week: what one teaches and what one learns. */
export default function TimetablePage() {
  const { address, link } = useAddress(Date.now());
  const sections = useData(MyTermsDocument, {}, ['Section']).data?.mySections;
  const terms = distinct(sections?.map(({ term }) => term) ?? []);
  const term = termOf(terms, address);
  const wait = address.view === 'term' && sections === undefined;
  const loaded = useEntries(MyTimetableDocument, rangeOf(address, term), (data) => data.myTimetable, wait);
  const person = viewer.value;
  const teaches = person?.memberships.some(({ role }) => role === 'LECTURER') ?? false;
  const away = useAwayTimes(
    MyUnavailableTimesDocument,
    { from: address.week, days: 7 },
    (data) => data.myUnavailableTimes,
    address.view !== 'term',
  );
  return (
    <Page title={t('timetable.mine')}>
      <Timetable
        loaded={loaded}
        address={address}
        link={link}
        terms={terms}
        term={term}
        away={away}
        own
        institutionIds={person ? institutionsOf(person).map(({ id }) => id) : []}
        ways={
          <>
            <ButtonLink icon="download" href="/timetable/calendar">
              {t('timetable.calendar')}
            </ButtonLink>
            {teaches && <ButtonLink href="/timetable/unavailable">{t('timetable.unavailable')}</ButtonLink>}
          </>
        }
      />
    </Page>
  );
}

function distinct(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [term.id, term])).values()];
}
