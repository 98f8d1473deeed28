import { useRoute } from 'preact-iso/router';
import { ExpertCardDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { Facts } from './Facts.tsx';

/** What others see of a verified expert. */
export default function CardPage() {
  const { params } = useRoute();
  const loaded = useData(ExpertCardDocument, { personId: params['id'] ?? '' }, ['ExpertCard']);
  const card = loaded.data?.expertCard;
  return (
    <Page title={card?.person.name ?? t('expert.one')} lead={card?.headline} width="narrow">
      <Await loaded={loaded} what={t('expert.one')}>
        {({ expertCard }) => <Facts told={expertCard} />}
      </Await>
    </Page>
  );
}
