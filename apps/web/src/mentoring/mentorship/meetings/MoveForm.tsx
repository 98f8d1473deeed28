import { MoveMeetingDocument } from '#contract/graphql/graphql';
import type { MeetingPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../../api/client.ts';
import { problemsOf } from '../../../api/problems.ts';
import { Button } from '../../../look/Button.tsx';
import { Field } from '../../../look/Field.tsx';
import { Form } from '../../../look/Form.tsx';
import { readerZone } from '../../../sign-in/viewer.ts';
import { t } from '../../../words/words.ts';
import { FreeTimeFields } from './FreeTimeFields.tsx';

/** Another time for a meeting, with a word to the other. */
export function MoveForm({
  mentorshipId,
  meeting: { id, version, startsAt, endsAt },
  onBack,
  onDone,
}: {
  mentorshipId: string;
  meeting: MeetingPartsFragment;
  onBack: () => void;
  onDone: () => void;
}) {
  return (
    <Form
      label={t('mentoring.move')}
      action={t('mentoring.move')}
      words={{ CONFLICT: 'mentoring.notFreeAnyMore', STALE: 'mentoring.meetingChanged' }}
      beside={<Button onClick={onBack}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const input = {
          mentorshipId,
          meetingId: id,
          version,
          localStart: String(values.get('localStart')),
          zone: readerZone.value,
          minutes: Number(values.get('minutes')),
          reason: String(values.get('reason')),
        };
        const { error } = await change(MoveMeetingDocument, { input });
        if (error) return problemsOf(error);
        onDone();
        return undefined;
      }}
    >
      <FreeTimeFields mentorshipId={mentorshipId} minutes={(Date.parse(endsAt) - Date.parse(startsAt)) / 60_000} />
      <Field name="reason" label={t('mentoring.whyForOther')} maxLength={300} optional />
    </Form>
  );
}
