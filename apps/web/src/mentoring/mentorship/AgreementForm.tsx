import { useState } from 'preact/hooks';
import type { MeetingRhythm, MentorshipPartsFragment } from '#contract/graphql/graphql';
import { ChangeMentorshipAgreementDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { AreaField } from '../../look/AreaField.tsx';
import { Button } from '../../look/Button.tsx';
import { Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { tell } from '../../look/told.ts';
import { t } from '../../words/words.ts';
import { rhythmWords } from './rhythm.ts';

const rhythms = Object.keys(rhythmWords) as MeetingRhythm[];
const mostGoals = 5;

/** How long, how often, what stays between the two, and the goals with their steps, one a line. */
export function AgreementForm({
  mentorship: { id, agreement, goals },
  again,
  onBack,
}: {
  mentorship: MentorshipPartsFragment;
  again: () => void;
  onBack: () => void;
}) {
  // The version that was opened: somebody who saved another one meanwhile is not overruled.
  const [version] = useState(agreement.version);
  const [places, setPlaces] = useState(Math.max(1, goals.length));
  return (
    <Form
      label={t('mentoring.agreement')}
      action={t('mentoring.save')}
      keep={`mentoring.agreement.${id}`}
      words={{ STALE: 'mentoring.agreementChanged', CONFLICT: 'mentoring.agreementChanged' }}
      beside={<Button onClick={onBack}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const input = {
          mentorshipId: id,
          version,
          weeks: Number(values.get('weeks')),
          rhythm: rhythms.find((one) => one === values.get('rhythm')) ?? agreement.rhythm,
          confidential: String(values.get('confidential')),
          goals: Array.from({ length: places }, (_, place) => ({
            title: String(values.get(`goal${String(place)}`)).trim(),
            steps: linesOf(String(values.get(`steps${String(place)}`))),
          })).filter(({ title }) => title !== ''),
        };
        const { error } = await change(ChangeMentorshipAgreementDocument, { input });
        if (error) {
          again();
          return problemsOf(error);
        }
        tell(t('mentoring.saved'));
        onBack();
        again();
        return undefined;
      }}
    >
      <Field
        name="weeks"
        type="number"
        inputMode="numeric"
        label={t('mentoring.lengthInWeeks')}
        help={t('mentoring.lengthHelp')}
        min={4}
        max={24}
        defaultValue={agreement.weeks}
      />
      <SelectField name="rhythm" label={t('mentoring.rhythm')} defaultValue={agreement.rhythm}>
        {rhythms.map((rhythm) => (
          <option key={rhythm} value={rhythm}>
            {t(rhythmWords[rhythm])}
          </option>
        ))}
      </SelectField>
      <AreaField
        name="confidential"
        label={t('mentoring.confidential')}
        help={t('mentoring.confidentialHelp')}
        maxLength={2_000}
        defaultValue={agreement.confidential}
        optional
      />
      {Array.from({ length: places }, (_, place) => (
        <GoalFields key={place} place={place} goal={goals[place]} />
      ))}
      {places < mostGoals && (
        <div>
          <Button icon="add" onClick={() => setPlaces(places + 1)}>
            {t('mentoring.addGoal')}
          </Button>
        </div>
      )}
    </Form>
  );
}

function GoalFields({ place, goal }: { place: number; goal: MentorshipPartsFragment['goals'][number] | undefined }) {
  return (
    <fieldset class="stack">
      <legend class="field-label">{t('mentoring.goalNumber', { number: place + 1 })}</legend>
      <Field
        name={`goal${String(place)}`}
        label={t('mentoring.goal')}
        maxLength={200}
        defaultValue={goal?.title}
        optional={place > 0}
      />
      <AreaField
        name={`steps${String(place)}`}
        label={t('mentoring.steps')}
        help={t('mentoring.stepsHelp')}
        rows={3}
        defaultValue={goal?.steps.map(({ title }) => title).join('\n') ?? ''}
        optional
      />
    </fieldset>
  );
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
