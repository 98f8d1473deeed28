import { FreeMentoringHealthDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { Health } from './Health.tsx';

/** How mentorships go that belong to no programme, for coordinators. */
export default function FreeHealthPage() {
  const loaded = useData(FreeMentoringHealthDocument, {}, ['Mentorship']);
  return (
    <Page
      title={t('programmes.freeHealth')}
      above={{ href: '/mentoring/programmes', name: t('programmes.title') }}
      lead={t('programmes.healthLead')}
      width="list"
    >
      <Await loaded={loaded} what={t('programmes.freeHealth')}>
        {({ freeMentoringHealth }) => <Health health={freeMentoringHealth} />}
      </Await>
    </Page>
  );
}
