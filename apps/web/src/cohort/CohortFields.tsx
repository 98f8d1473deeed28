import type { CohortLineFragment } from '#contract/graphql/graphql';
import { Field, SelectField } from '../look/Field.tsx';
import { t } from '../words/words.ts';

type Named = { id: string; name: string };

export function CohortFields({
  institution: { departments, campuses },
  cohort,
}: {
  institution: { departments: readonly Named[]; campuses: readonly Named[] };
  cohort?: CohortLineFragment;
}) {
  return (
    <>
      <Field
        name="name"
        label={t('person.name')}
        help={t('cohort.nameHelp')}
        maxLength={80}
        defaultValue={cohort?.name}
      />
      <div class="form-pair">
        <SelectField
          name="departmentId"
          label={t('department.one')}
          optional
          defaultValue={cohort?.department?.id ?? ''}
        >
          <option value="">{t('department.noneChosen')}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField name="campusId" label={t('campus.one')} optional defaultValue={cohort?.campus?.id ?? ''}>
          <option value="">{t('campus.noneChosen')}</option>
          {campuses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}

export function cohortInput(values: FormData) {
  return {
    name: String(values.get('name')).trim(),
    departmentId: String(values.get('departmentId')) || null,
    campusId: String(values.get('campusId')) || null,
  };
}
