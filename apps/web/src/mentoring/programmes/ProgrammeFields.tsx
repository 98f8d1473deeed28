import type { MentoringProgrammeInput, ProgrammePartsFragment } from '#contract/graphql/graphql';
import type { Problem } from '../../api/problems.ts';
import { AreaField } from '../../look/AreaField.tsx';
import { Field } from '../../look/Field.tsx';
import { t } from '../../words/words.ts';

/** What a programme is. */
export function ProgrammeFields({ programme }: { programme?: ProgrammePartsFragment }) {
  return (
    <>
      <Field name="name" label={t('programmes.name')} maxLength={120} defaultValue={programme?.name ?? ''} />
      <AreaField
        name="purpose"
        label={t('programmes.purpose')}
        rows={4}
        maxLength={2_000}
        defaultValue={programme?.purpose ?? ''}
        optional
      />
      <Field name="firstDay" type="date" label={t('programmes.firstDay')} defaultValue={programme?.firstDay ?? ''} />
      <Field name="lastDay" type="date" label={t('programmes.lastDay')} defaultValue={programme?.lastDay ?? ''} />
      <Field
        name="weeks"
        type="number"
        inputMode="numeric"
        label={t('programmes.weeks')}
        min={4}
        max={24}
        defaultValue={programme?.weeks ?? 12}
      />
      <Field
        name="mostMentees"
        type="number"
        inputMode="numeric"
        label={t('programmes.mostMentees')}
        min={1}
        max={50}
        defaultValue={programme?.mostMentees ?? 3}
      />
      <AreaField
        name="guidance"
        label={t('programmes.guidance')}
        help={t('programmes.guidanceHelp')}
        rows={5}
        maxLength={2_000}
        defaultValue={programme?.guidance ?? ''}
        optional
      />
    </>
  );
}

/** What the page itself knows to be wrong. */
export function inOrder(values: FormData): readonly Problem[] {
  const { firstDay, lastDay } = inputOf(values);
  return firstDay !== '' && lastDay !== '' && lastDay < firstDay
    ? [{ code: 'ENDS_BEFORE_START', field: 'lastDay' }]
    : [];
}

export const inputOf = (values: FormData): MentoringProgrammeInput => ({
  name: String(values.get('name')),
  purpose: String(values.get('purpose')),
  firstDay: String(values.get('firstDay')),
  lastDay: String(values.get('lastDay')),
  weeks: Number(values.get('weeks')),
  mostMentees: Number(values.get('mostMentees')),
  guidance: String(values.get('guidance')),
});
