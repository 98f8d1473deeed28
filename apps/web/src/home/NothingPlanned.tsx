import { ButtonLink } from '../look/Button.tsx';
import { Empty } from '../look/Notice.tsx';
import { institutionsOf, viewer } from '../people/viewer.ts';
import { t } from '../words/words.ts';

/** Nothing is planned: what to do first depends on who one is. */
export function NothingPlanned() {
  const person = viewer.value;
  if (!person) return null;
  const [admined] = institutionsOf(person).filter(({ admin }) => admin);
  if (admined) {
    return (
      <Empty>
        <p>{t('home.noneAdmin', { institution: admined.name })}</p>
        <ButtonLink kind="main" href={`/institutions/${admined.id}`}>
          {t('home.plan')}
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <Empty>
      <p>{t(person.platformRole ? 'home.nonePlatform' : 'home.none')}</p>
      {!person.platformRole && <p class="soft">{t('home.noneWhat')}</p>}
    </Empty>
  );
}
