import { Icon } from '../look/Icon.tsx';
import { institutionsOf, viewer } from '../people/viewer.ts';
import { t } from '../words/words.ts';

/** Where an administrator goes from here. */
export function Ways() {
  const person = viewer.value;
  if (!person) return null;
  const admined = institutionsOf(person).filter(({ admin }) => admin);
  if (admined.length === 0) return null;
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
      </ul>
    </nav>
  );
}
