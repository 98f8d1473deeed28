import { useRoute } from 'preact-iso/router';
import { SectionOfTimetableDocument, SectionTimetableDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { ButtonLink } from '../../look/Button.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { useAddress } from '../view/address.ts';
import { rangeOf } from '../view/read-address.ts';
import { Timetable } from '../view/Timetable.tsx';
import { useEntries } from '../timetable-data.ts';

export default function SectionTimetablePage() {
  const id = useRoute().params['id'] ?? '';
  const { address, link } = useAddress(Date.now());
  const known = useData(SectionOfTimetableDocument, { id }, ['Section']);
  const section = known.data?.section;
  const range = rangeOf(address, section?.term);
  // Where it cannot be known, the sessions say why.
  const wait = address.view === 'term' && section === undefined && known.problem === undefined;
  const loaded = useEntries(SectionTimetableDocument, { id, ...range }, (data) => data.sectionTimetable, wait);
  return (
    <Page
      title={t('timetable.title')}
      above={section && { href: `/sections/${id}`, name: `${section.course.title}, ${section.name}` }}
      lead={section && [section.course.code, section.term.name, section.campus.name].join(' · ')}
    >
      <Timetable
        loaded={loaded}
        address={address}
        link={link}
        terms={section ? [section.term] : []}
        term={section?.term}
        places={section ? [section.campus] : []}
        institutionIds={section ? [section.institution.id] : []}
        ways={
          section?.viewerMay.schedule && (
            <ButtonLink kind="main" icon="add" href={`/sections/${id}/plan`}>
              {t('plan.title')}
            </ButtonLink>
          )
        }
      />
    </Page>
  );
}
