import { ReadableInstitutionsDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Icon } from '../look/Icon.tsx';
import { Await } from '../loaded/Await.tsx';
import { t } from '../words/words.ts';

/** Every institution, for who looks after the programme or the platform. */
export function Institutions() {
  const loaded = useData(ReadableInstitutionsDocument, {});
  return (
    <section class="stack" aria-labelledby="institutions">
      <h2 id="institutions">{t('home.institutions')}</h2>
      <Await loaded={loaded} what={t('home.institutions')}>
        {({ readableInstitutions }) => (
          <ul class="card rows">
            {readableInstitutions.map(({ id, name }) => (
              <li key={id}>
                <a class="way-home" href={`/institutions/${id}`}>
                  <Icon name="house" />
                  {name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Await>
    </section>
  );
}
