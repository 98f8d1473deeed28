import { useRoute } from 'preact-iso/router';
import { MentoringHealthOfDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { Health } from './Health.tsx';

/** How the mentorships of a programme go, for its leads and for coordinators. */
export default function HealthPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const loaded = useData(MentoringHealthOfDocument, { id }, ['Mentorship']);
  return (
    <Page
      title={t('programmes.health')}
      above={{
        href: `/mentoring/programmes/${id}`,
        name: loaded.data?.mentoringProgramme.name ?? t('programmes.one'),
      }}
      lead={t('programmes.healthLead')}
      width="list"
    >
      <Await loaded={loaded} what={t('programmes.health')}>
        {({ mentoringHealth }) => <Health health={mentoringHealth} />}
      </Await>
    </Page>
  );
}
