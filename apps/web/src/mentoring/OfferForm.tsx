import type { MentoringAudience, MentoringPartsFragment } from '#contract/graphql/graphql';
import { SaveMentorOfferDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { AreaField } from '../look/AreaField.tsx';
import { Button } from '../look/Button.tsx';
import { Beneath, Check, Field } from '../look/Field.tsx';
import { Form, useField } from '../look/Form.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';
import { audienceWords, audiences } from './audiences.ts';

/** For whom somebody is a mentor, for how many, and what they can help with. */
export function OfferForm({
  offer,
  onDone,
  onBack,
}: {
  offer: MentoringPartsFragment['offer'];
  onDone: () => void;
  onBack: () => void;
}) {
  return (
    <Form
      label={t('mentoring.offer')}
      action={t('mentoring.save')}
      keep="mentoring.offer"
      words={{ NO_AUDIENCE: 'mentoring.noAudience' }}
      check={(values) => (values.has('audiences') ? [] : [{ code: 'NO_AUDIENCE', field: 'audiences' }])}
      beside={<Button onClick={onBack}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const input = {
          about: String(values.get('about')),
          audiences: audiences.filter((audience) => values.getAll('audiences').includes(audience)),
          capacity: Number(values.get('capacity')),
        };
        const { error } = await change(SaveMentorOfferDocument, { input });
        if (error) return problemsOf(error);
        tell(t('mentoring.saved'));
        onDone();
        return undefined;
      }}
    >
      <Audiences chosen={offer?.audiences ?? ['STUDENT']} />
      <Field
        name="capacity"
        type="number"
        inputMode="numeric"
        label={t('mentoring.capacity')}
        help={t('mentoring.capacityHelp')}
        min={1}
        max={50}
        defaultValue={offer?.capacity ?? 2}
      />
      <AreaField
        name="about"
        label={t('mentoring.about')}
        help={t('mentoring.aboutHelp')}
        rows={6}
        maxLength={2_000}
        defaultValue={offer?.about ?? ''}
        optional
      />
    </Form>
  );
}

function Audiences({ chosen }: { chosen: readonly MentoringAudience[] }) {
  const { id, error } = useField('audiences');
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend class="field-label">{t('mentoring.forWhom')}</legend>
      {audiences.map((audience) => (
        <Check key={audience} name="audiences" value={audience} defaultChecked={chosen.includes(audience)}>
          {t(audienceWords[audience])}
        </Check>
      ))}
      <Beneath id={id} help={undefined} error={error} />
    </fieldset>
  );
}
