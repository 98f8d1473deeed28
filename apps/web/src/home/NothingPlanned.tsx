import { ButtonLink } from '../look/Button.tsx';
import { Empty } from '../look/Notice.tsx';
import { platform, viewer } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import { Institutions } from './Institutions.tsx';

/** Nothing is planned: what to do first depends on who one is. */
export function NothingPlanned() {
  const person = viewer.value;
  if (!person) return null;
  if (person.platformRole) {
    return (
      <>
        <p class="soft">{t('home.nonePlatform')}</p>
        <Institutions />
        <Outbox />
      </>
    );
  }
  return (
    <Empty>
      <p>{t('home.none')}</p>
      <p class="soft">{t('home.noneWhat')}</p>
    </Empty>
  );
}

/** In the demonstration, the mail that went out. */
function Outbox() {
  const path = platform.value?.outboxPath;
  return path ? (
    <div>
      <ButtonLink href={path} icon="mail" away>
        {t('signIn.outbox')}
      </ButtonLink>
    </div>
  ) : null;
}
