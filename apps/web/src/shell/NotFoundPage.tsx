import { t } from '../words/words.ts';
import { NotFound } from '../loaded/NotFound.tsx';
import { Page } from './Page.tsx';

export default function NotFoundPage() {
  return (
    <Page title={t('notFound.title')} width="narrow">
      <NotFound />
    </Page>
  );
}
