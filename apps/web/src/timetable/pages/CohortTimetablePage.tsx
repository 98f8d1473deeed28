import { useRoute } from 'preact-iso/router';
import { CohortOfTimetableDocument, CohortTimetableDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { manages, viewer } from '../../sign-in/viewer.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { useAddress } from '../view/address.ts';
import { rangeOf, termOf } from '../view/read-address.ts';
import { Others } from '../others/Others.tsx';
import { Timetable } from '../view/Timetable.tsx';
import { useEntries, usePlaces } from '../timetable-data.ts';

/** The week of a cohort: what a university prints and pins to the wall. */
export default function CohortTimetablePage() {
  const id = useRoute().params['id'] ?? '';
  const { address, link } = useAddress(Date.now());
  const cohort = useData(CohortOfTimetableDocument, { id }, ['Cohort']).data?.cohort;
  const places = usePlaces();
  const institution = places?.find((one) => one.id === cohort?.institution.id);
  const terms = institution?.terms ?? [];
  const term = termOf(terms, address);
  const wait = address.view === 'term' && places === undefined;
  const range = rangeOf(address, term);
  const loaded = useEntries(CohortTimetableDocument, { id, ...range }, (data) => data.cohortTimetable, wait);
  const campus = institution?.campuses.find((one) => one.id === cohort?.campus?.id);
  const person = viewer.value;
  // The cohort's own page is for those who manage the institution.
  const above =
    cohort && person && manages(person, cohort.institution.id)
      ? { href: `/cohorts/${id}`, name: cohort.name }
      : cohort && { href: `/institutions/${cohort.institution.id}`, name: cohort.institution.name };
  return (
    <Page title={cohort ? t('timetable.ofCohort', { name: cohort.name }) : t('timetable.title')} above={above}>
      {institution && <Others institution={institution} />}
      <Timetable
        loaded={loaded}
        address={address}
        link={link}
        terms={terms}
        term={term}
        places={campus ? [campus] : (institution?.campuses ?? [])}
        institutionIds={cohort ? [cohort.institution.id] : []}
      />
    </Page>
  );
}
