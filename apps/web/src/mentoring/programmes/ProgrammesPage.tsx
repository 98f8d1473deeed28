import { MentoringProgrammesDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { ButtonLink } from '../../look/Button.tsx';
import { Empty } from '../../look/Notice.tsx';
import { Page } from '../../shell/Page.tsx';
import { institutionsOf, viewer } from '../../sign-in/viewer.ts';
import { t } from '../../words/words.ts';
import { NewProgramme } from './NewProgramme.tsx';
import { ProgrammeList } from './ProgrammeList.tsx';

/** Programmes of mentoring that concern the viewer. */
export default function ProgrammesPage() {
  const loaded = useData(MentoringProgrammesDocument, {}, ['MentoringProgramme']);
  return (
    <Page
      title={t('programmes.title')}
      above={{ href: '/mentoring', name: t('mentoring.title') }}
      lead={t('programmes.lead')}
      width="narrow"
    >
      <div class="stack-wide">
        <Await loaded={loaded} what={t('programmes.title')}>
          {({ mentoringProgrammes }) =>
            mentoringProgrammes.length === 0 ? <Nothing /> : <ProgrammeList programmes={mentoringProgrammes} />
          }
        </Await>
        <Begin />
      </div>
    </Page>
  );
}

function Nothing() {
  return (
    <Empty>
      <p>{t('programmes.none')}</p>
      <ButtonLink href="/mentoring/mentors">{t('mentoring.find')}</ButtonLink>
    </Empty>
  );
}

/** For those who may: a new programme, and mentoring that belongs to none. */
function Begin() {
  const person = viewer.value;
  if (!person) return null;
  const coordinates = person.platformRole === 'COORDINATOR';
  const institutions = institutionsOf(person).filter(({ admin }) => admin);
  return (
    <>
      {(coordinates || institutions.length > 0) && <NewProgramme institutions={institutions} forAll={coordinates} />}
      {coordinates && (
        <p>
          <a href="/mentoring/health">{t('programmes.freeHealth')}</a>
        </p>
      )}
    </>
  );
}
