import { ButtonLink } from '../look/Button.tsx';
import { Empty } from '../look/Notice.tsx';
import { t } from '../words/words.ts';

/** For what is not there and what is not this person's: the two look the same. */
export function NotFound() {
  return (
    <Empty>
      <p>{t('notFound.why')}</p>
      <ButtonLink href="/">{t('notFound.home')}</ButtonLink>
    </Empty>
  );
}
