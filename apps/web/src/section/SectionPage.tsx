import { useRoute } from 'preact-iso/router';
import { SectionByIdDocument } from '#contract/graphql/graphql';
import type { SectionByIdQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { StateTag } from '../fragments/StateTag.tsx';
import { OpenNow } from '../session/OpenNow.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { Slides } from '../slides/Slides.tsx';
import { t } from '../words/words.ts';
import { AboutPart } from './AboutPart.tsx';
import { AnnouncementsPart } from './AnnouncementsPart.tsx';
import { Archived } from './Archived.tsx';
import { CohortPart } from './CohortPart.tsx';
import { LecturersPart } from './LecturersPart.tsx';
import { OwnAttendancePart } from './OwnAttendancePart.tsx';
import { OwnPlace } from './OwnPlace.tsx';
import './section.css';
import { PollsOfSection } from './PollsOfSection.tsx';
import { SectionLinks } from './SectionLinks.tsx';
import { SessionsPart } from './SessionsPart.tsx';

export type Section = SectionByIdQuery['section'];

export default function SectionPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  return <SectionOf key={id} id={id} />;
}

function SectionOf({ id }: { id: string }) {
  const loaded = useData(SectionByIdDocument, { id }, ['Section', 'Session', 'Person']);
  const section = loaded.data?.section;
  return (
    <Page
      title={section?.course.title ?? t('section.one')}
      above={section && { href: `/institutions/${section.institution.id}/sections`, name: section.institution.name }}
      lead={
        section && (
          <>
            <a href={`/courses/${section.course.id}`}>{section.course.code}</a>
            {` · ${[section.name, section.term.name, section.campus.name].join(' · ')} · `}
            <StateTag state={section.state} />
          </>
        )
      }
    >
      <Await loaded={loaded} what={t('section.one')}>
        {({ section: known }) => (
          <div class="section">
            <div class="stack-wide">
              {known.archived && <Archived section={known} />}
              <OpenNow where={(session) => session.section?.id === known.id} />
              <OwnPlace section={known} />
              {known.viewerMay.seeDecks && (
                <AnnouncementsPart
                  sectionId={known.id}
                  writes={!known.archived && (known.viewerMay.edit || known.viewerIs === 'LECTURER')}
                />
              )}
              <SessionsPart section={known} />
              {known.viewerMay.seeDecks && (
                <section class="stack no-print" aria-labelledby="slides">
                  <h2 id="slides">{t('section.slides')}</h2>
                  <Slides sectionId={known.id} brings={known.viewerMay.bringDecks} />
                </section>
              )}
              {known.viewerMay.bringDecks && (
                <section class="stack no-print" aria-labelledby="section-polls">
                  <h2 id="section-polls">{t('section.polls')}</h2>
                  <PollsOfSection sectionId={known.id} />
                </section>
              )}
              {known.viewerIs === 'STUDENT' && <OwnAttendancePart sectionId={known.id} />}
              <CohortPart section={known} />
            </div>
            <div class="stack-wide">
              <AboutPart section={known} />
              <LecturersPart section={known} />
              <SectionLinks section={known} />
            </div>
          </div>
        )}
      </Await>
    </Page>
  );
}
