import { CohortSectionsDocument } from '#contract/graphql/graphql';
import type { CohortPartsFragment } from '#contract/graphql/graphql';
import { usePages } from '../api/pages.ts';
import { StateTag } from '../fragments/StateTag.tsx';
import { More } from '../loaded/ListOf.tsx';
import { Await } from '../loaded/Await.tsx';
import { t } from '../words/words.ts';

/** Where it is enrolled as a whole; a change of its members is followed there. */
export function CohortSections({ cohort }: { cohort: CohortPartsFragment }) {
  const pages = usePages(
    CohortSectionsDocument,
    { institutionId: cohort.institution.id, cohortId: cohort.id },
    ({ sections }) => sections,
    ['Section', 'Cohort'],
  );
  return (
    <section class="stack" aria-labelledby="cohort-sections">
      <h2 id="cohort-sections">{t('institution.sections')}</h2>
      <Await loaded={pages.loaded} what={t('institution.sections')}>
        {(sections) =>
          sections.length === 0 ? (
            <p class="soft">{t('cohort.noSections')}</p>
          ) : (
            <More pages={pages} shown={sections.length} rowsAre="li">
              <ul class="rows">
                {sections.map(({ id, name, course, term, state }) => (
                  <li key={id} class="row-apart">
                    <span>
                      <a href={`/sections/${id}`}>
                        {course.title} · {name}
                      </a>{' '}
                      <span class="soft">
                        {course.code} · {term.name}
                      </span>
                    </span>
                    <StateTag state={state} />
                  </li>
                ))}
              </ul>
            </More>
          )
        }
      </Await>
    </section>
  );
}
