import { useState } from 'preact/hooks';
import { CancelMeetingDocument } from '#contract/graphql/graphql';
import type { MeetingPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../../api/client.ts';
import { problemsOf } from '../../../api/problems.ts';
import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { Field } from '../../../look/Field.tsx';
import { Form } from '../../../look/Form.tsx';
import { readerZone } from '../../../sign-in/viewer.ts';
import { instantWords } from '../../../time/format.ts';
import { intlTag, t } from '../../../words/words.ts';

/** Calls a meeting off, after asking, with a word to the other. */
export function CancelMeeting({
  mentorshipId,
  meeting: { id, startsAt },
  again,
}: {
  mentorshipId: string;
  meeting: MeetingPartsFragment;
  again: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const when = instantWords(Date.parse(startsAt), readerZone.value, intlTag());
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        <span>
          {t('mentoring.callOff')}
          <span class="visually-hidden"> {when}</span>
        </span>
      </Button>
      {asking && (
        <Dialog title={t('mentoring.callOffAsk', { when })} onClose={close}>
          <Form
            action={t('mentoring.callOff')}
            actionKind="alarm"
            words={{ CONFLICT: 'mentoring.meetingChanged' }}
            beside={<Button onClick={close}>{t('dialog.back')}</Button>}
            onSubmit={async (values) => {
              const reason = String(values.get('reason'));
              const { error } = await change(CancelMeetingDocument, { mentorshipId, meetingId: id, reason });
              if (error) return problemsOf(error);
              close();
              again();
              return undefined;
            }}
          >
            <Field name="reason" label={t('mentoring.whyForOther')} maxLength={300} optional />
          </Form>
        </Dialog>
      )}
    </>
  );
}
