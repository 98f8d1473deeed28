import { CohortSectionsDocument } from '#contract/graphql/graphql';
import type { CohortPartsFragment } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { StateTag } from '../institution/catalogue/StateTag.tsx';
import { Await } from '../shell/Await.tsx';
import { t } from '../words/words.ts';

/** Where it is enrolled as a whole; a change of its members is followed there. */
export function CohortSections({ cohort }: { cohort: CohortPartsFragment }) {
  const loaded = useData(CohortSectionsDocument, { institutionId: cohort.institution.id }, ['Section', 'Cohort']);
  return (
    <section class="stack" aria-labelledby="cohort-sections">
      <h2 id="cohort-sections">{t('institution.sections')}</h2>
      <Await loaded={loaded} what={t('institution.sections')}>
        {({ sections }) => {
          const its = sections.nodes.filter(({ cohorts }) => cohorts.some(({ id }) => id === cohort.id));
          return its.length === 0 ? (
            <p class="soft">{t('cohort.noSections')}</p>
          ) : (
            <ul class="rows">
              {its.map(({ id, name, course, term, state }) => (
                <li key={id} class="row-apart">
                  <span>
                    <a href={`/sections/${id}`}>
                      {course.title} · {name}
                    </a>{' '}
                    <span class="soft">{term.name}</span>
                  </span>
                  <StateTag state={state} />
                </li>
              ))}
            </ul>
          );
        }}
      </Await>
    </section>
  );
}
