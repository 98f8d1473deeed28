import { AskMentorDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { AreaField } from '../look/AreaField.tsx';
import { Button } from '../look/Button.tsx';
import { Check, Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { t } from '../words/words.ts';

const goalFields = ['goal1', 'goal2', 'goal3'] as const;

/** A request to a mentor. What was typed is kept until it is sent, for each mentor apart. */
export function AskForm({
  mentor,
  onDone,
  onBack,
}: {
  mentor: { id: string; name: string };
  onDone: () => void;
  onBack: () => void;
}) {
  return (
    <Form
      action={t('mentoring.send')}
      keep={`mentoring.ask.${mentor.id}`}
      words={{
        'CONFLICT capacity': 'mentoring.noRoom',
        'CONFLICT requests': 'mentoring.fiveWait',
        CONFLICT: 'mentoring.askedAlready',
        NOT_FOUND: 'mentoring.noMentorNow',
      }}
      beside={<Button onClick={onBack}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const textOf = (name: string) => String(values.get(name)).trim();
        const input = {
          mentorId: mentor.id,
          message: textOf('message'),
          goals: goalFields.map(textOf).filter(Boolean),
          expectation: textOf('expectation'),
          keepsOthers: values.has('keeps'),
        };
        const { error } = await change(AskMentorDocument, { input });
        if (error) return problemsOf(error);
        onDone();
        return undefined;
      }}
    >
      <AreaField name="message" label={t('mentoring.message')} help={t('mentoring.messageHelp')} maxLength={2_000} />
      <Field name="goal1" label={t('mentoring.firstGoal')} help={t('mentoring.goalHelp')} maxLength={200} />
      <Field name="goal2" label={t('mentoring.secondGoal')} maxLength={200} optional />
      <Field name="goal3" label={t('mentoring.thirdGoal')} maxLength={200} optional />
      <AreaField
        name="expectation"
        label={t('mentoring.expectationOf', { name: mentor.name })}
        help={t('mentoring.expectationHelp')}
        rows={2}
        maxLength={500}
        optional
      />
      <div class="field">
        <Check name="keeps" value="yes">
          {t('mentoring.keepsOthers')}
        </Check>
        <p class="field-help">{t('mentoring.keepsOthersHelp')}</p>
      </div>
    </Form>
  );
}
