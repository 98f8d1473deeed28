import { Icon } from '../look/Icon.tsx';
import { institutionsOf, platform, viewer } from '../people/viewer.ts';
import { t } from '../words/words.ts';

/** Where an administrator goes from here; and, in the demonstration, the mail that went out. */
export function Ways() {
  const person = viewer.value;
  if (!person) return null;
  const admined = institutionsOf(person).filter(({ admin }) => admin);
  const outbox = person.platformRole ? platform.value?.outboxPath : undefined;
  if (admined.length === 0 && !outbox) return null;
  return (
    <nav class="ways-home" aria-label={t('home.ways')}>
      <ul class="stack-tight">
        {admined.map(({ id, name }) => (
          <li key={id}>
            <a class="way-home" href={`/institutions/${id}`}>
              <Icon name="house" />
              {t('home.administer', { institution: name })}
            </a>
          </li>
        ))}
        {outbox && (
          <li>
            <a class="way-home" href={outbox} target="_top">
              <Icon name="mail" />
              {t('signIn.outbox')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
