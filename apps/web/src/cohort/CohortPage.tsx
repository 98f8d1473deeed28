import { useRoute } from 'preact-iso/router';
import { CohortByIdDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { ButtonLink } from '../look/Button.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { CohortMembers } from './CohortMembers.tsx';
import { CohortSections } from './CohortSections.tsx';
import { ManageCohort } from './ManageCohort.tsx';

/** A named set of students that is enrolled together, for those who manage the institution. */
export default function CohortPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  return <Cohort key={id} id={id} />;
}

function Cohort({ id }: { id: string }) {
  const loaded = useData(CohortByIdDocument, { id }, ['Cohort', 'Section']);
  const cohort = loaded.data?.cohort;
  return (
    <Page
      title={cohort?.name ?? t('cohort.one')}
      above={cohort && { href: `/institutions/${cohort.institution.id}/cohorts`, name: cohort.institution.name }}
      lead={
        cohort &&
        [cohort.department?.name, cohort.campus?.name, t('section.cohortSize', { count: cohort.size })]
          .filter(Boolean)
          .join(' · ')
      }
    >
      <Await loaded={loaded} what={t('cohort.one')}>
        {({ cohort: known }) => (
          <div class="stack-wide">
            <ManageCohort cohort={known} />
            <div class="no-print">
              <ButtonLink
                icon="download"
                href={`/files/attendance/cohort/${known.id}.csv`}
                download={`${t('attendance.file')}-${known.name}.csv`}
              >
                {t('attendance.csv')}
              </ButtonLink>
            </div>
            <CohortSections cohort={known} />
            <CohortMembers cohort={known} />
          </div>
        )}
      </Await>
    </Page>
  );
}
