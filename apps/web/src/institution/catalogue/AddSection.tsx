import { useState } from 'preact/hooks';
import { CreateSectionDocument } from '#contract/graphql/graphql';
import type { SectionLineFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Check, Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import type { Institution } from '../parts.ts';
import { CoursePicker } from '../../fragments/CoursePicker.tsx';
import type { CourseChoice } from '../../fragments/CoursePicker.tsx';

export function AddSection({
  institution,
  onAdded,
}: {
  institution: Institution;
  onAdded: (section: SectionLineFragment | undefined) => void;
}) {
  const { campuses, terms } = institution;
  const [course, setCourse] = useState<CourseChoice[]>([]);
  return (
    <Form
      label={t('section.add')}
      action={t('section.add')}
      keep={`section.${institution.id}`}
      again
      words={{ CONFLICT: 'section.conflict' }}
      check={() => (course.length === 0 ? [{ code: 'REQUIRED', facts: { label: t('course.one') } }] : [])}
      onSubmit={async (values) => {
        const capacity = String(values.get('capacity'));
        const { data, error } = await change(CreateSectionDocument, {
          input: {
            courseId: course[0]?.id ?? '',
            termId: String(values.get('termId')),
            campusId: String(values.get('campusId')),
            name: String(values.get('name')).trim(),
            state: values.has('draft') ? 'DRAFT' : 'OPEN',
            capacity: capacity === '' ? null : Number(capacity),
            waitingList: values.has('waitingList'),
            selfEnrolment: values.has('selfEnrolment'),
          },
        });
        onAdded(data?.createSection);
        if (!error) setCourse([]);
        return error && problemsOf(error);
      }}
    >
      <CoursePicker institutionId={institution.id} label={t('course.one')} chosen={course} one onChoose={setCourse} />
      <div class="form-pair">
        <SelectField name="termId" label={t('term.one')} defaultValue={terms[0]?.id}>
          {terms.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField name="campusId" label={t('campus.one')} defaultValue={campuses[0]?.id}>
          {campuses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field name="name" label={t('section.name')} help={t('section.nameHelp')} maxLength={40} />
        <Field
          name="capacity"
          type="number"
          inputMode="numeric"
          label={t('section.seats')}
          help={t('section.seatsHelp')}
          min={1}
          max={5000}
          optional
        />
      </div>
      <SectionChecks />
      <Check name="draft" value="on">
        {t('section.asDraft')}
      </Check>
    </Form>
  );
}

/** How people come in. */
export function SectionChecks({ waitingList = true, selfEnrolment = false }) {
  return (
    <div>
      <Check name="waitingList" value="on" defaultChecked={waitingList}>
        {t('section.withWaiting')}
      </Check>
      <Check name="selfEnrolment" value="on" defaultChecked={selfEnrolment}>
        {t('section.withSelf')}
      </Check>
    </div>
  );
}
