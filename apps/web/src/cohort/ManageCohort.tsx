import { useLocation } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import {
  CohortByIdDocument,
  InstitutionByIdDocument,
  RemoveCohortDocument,
  UpdateCohortDocument,
} from '#contract/graphql/graphql';
import type { CohortPartsFragment } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { EditForm } from '../look/EditForm.tsx';
import { Remove } from '../look/Remove.tsx';
import { Await } from '../loaded/Await.tsx';
import { t } from '../words/words.ts';
import { CohortFields, cohortInput } from './CohortFields.tsx';

export function ManageCohort({ cohort }: { cohort: CohortPartsFragment }) {
  const { route } = useLocation();
  const [editing, setEditing] = useState(false);
  if (editing) return <EditCohort cohort={cohort} close={() => setEditing(false)} />;
  return (
    <div class="row no-print">
      <ButtonLink href={`/cohorts/${cohort.id}/timetable`}>{t('section.timetable')}</ButtonLink>
      <Button onClick={() => setEditing(true)}>{t('cohort.edit')}</Button>
      <Remove
        kind="alarm"
        name={cohort.name}
        ask={t('cohort.removeAsk', { name: cohort.name })}
        what={t('cohort.removeWhat')}
        work={() => change(RemoveCohortDocument, { id: cohort.id })}
        onDone={() => route(`/institutions/${cohort.institution.id}/cohorts`)}
      />
    </div>
  );
}

function EditCohort({ cohort, close }: { cohort: CohortPartsFragment; close: () => void }) {
  const loaded = useData(InstitutionByIdDocument, { id: cohort.institution.id }, ['Department', 'Campus']);
  return (
    <div class="card">
      <Await loaded={loaded} what={t('cohort.edit')}>
        {({ institution }) => (
          <EditForm
            thing={cohort}
            label={t('cohort.edit')}
            words={{ CONFLICT: 'cohort.conflict' }}
            fields={[
              { name: 'name', label: t('person.name'), value: ({ name }) => name },
              {
                name: 'departmentId',
                label: t('department.one'),
                value: ({ department }) => department?.id ?? '',
                shown: ({ department }) => department?.name ?? '',
              },
              {
                name: 'campusId',
                label: t('campus.one'),
                value: ({ campus }) => campus?.id ?? '',
                shown: ({ campus }) => campus?.name ?? '',
              },
            ]}
            reload={async () => (await ask(CohortByIdDocument, { id: cohort.id })).data?.cohort}
            save={(values, version) =>
              change(UpdateCohortDocument, { id: cohort.id, version, input: cohortInput(values) })
            }
            onDone={close}
          >
            {(opened) => <CohortFields institution={institution} cohort={opened} />}
          </EditForm>
        )}
      </Await>
    </div>
  );
}
