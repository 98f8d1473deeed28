import { useRoute } from 'preact-iso/router';
import { SectionByIdDocument } from '#contract/graphql/graphql';
import type { SectionByIdQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { manages, viewer } from '../people/viewer.ts';
import { Await } from '../shell/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { CohortPart } from './CohortPart.tsx';
import { LecturersPart } from './LecturersPart.tsx';
import './section.css';
import { SessionsPart } from './SessionsPart.tsx';

export type Section = SectionByIdQuery['section'];

export default function SectionPage() {
  const { params } = useRoute();
  const loaded = useData(SectionByIdDocument, { id: params['id'] ?? '' }, ['Section', 'Session', 'Person']);
  const section = loaded.data?.section;
  const managed = section && viewer.value && manages(viewer.value, section.institution.id);
  return (
    <Page
      title={section?.course.title ?? t('section.one')}
      above={
        section && managed
          ? { href: `/institutions/${section.institution.id}/sections`, name: section.institution.name }
          : undefined
      }
      lead={section && [section.course.code, section.name, section.term.name, section.campus.name].join(' · ')}
    >
      <Await loaded={loaded} what={t('section.one')}>
        {({ section: known }) => (
          <div class="section">
            <SessionsPart section={known} />
            <div class="stack-wide">
              <LecturersPart section={known} />
              <CohortPart section={known} />
            </div>
          </div>
        )}
      </Await>
    </Page>
  );
}
