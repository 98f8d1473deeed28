import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { InstitutionByIdDocument, SectionsToFindDocument, SectionToFindDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import type { Institution } from '../institution/parts.ts';
import { ChoiceFilter, Filters } from '../look/Filters.tsx';
import { Picker } from '../look/Picker.tsx';
import { Await } from '../loaded/Await.tsx';
import { NotFound } from '../loaded/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { t } from '../words/words.ts';
import { FreeRooms } from './FreeRooms.tsx';
import type { Named, SectionToFind } from './section-to-find.ts';
import { TimesTogether } from './TimesTogether.tsx';

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
      <TimesTogether
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
  section: SectionToFind | undefined;
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
