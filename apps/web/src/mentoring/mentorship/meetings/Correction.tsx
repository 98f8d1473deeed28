import { useState } from 'preact/hooks';
import type { MeetingPartsFragment } from '#contract/graphql/graphql';
import {
  AnswerMeetingOutcomeDocument,
  ProposeMeetingOutcomeDocument,
  WithdrawMeetingOutcomeDocument,
} from '#contract/graphql/graphql';
import { change } from '../../../api/client.ts';
import { problemOf, problemsOf } from '../../../api/problems.ts';
import type { Problem } from '../../../api/problems.ts';
import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { Field } from '../../../look/Field.tsx';
import { Form } from '../../../look/Form.tsx';
import { Problems } from '../../../look/Problems.tsx';
import { readerZone, viewer } from '../../../sign-in/viewer.ts';
import { instantWords } from '../../../time/format.ts';
import { intlTag, t } from '../../../words/words.ts';

interface Props {
  mentorshipId: string;
  meeting: MeetingPartsFragment;
  /** Of the other. */
  name: string;
  again: () => void;
}

/** What somebody said of a meeting otherwise than the class log, who still has to confirm it, and the way to say so. */
export function Correction(props: Props) {
  const { meeting, name } = props;
  const { correction } = meeting;
  switch (correction?.state) {
    case 'CONFIRMED':
      return <p class="soft">{t('mentoring.heldElsewhere')}</p>;
    case 'PROPOSED':
      return correction.proposedBy?.id === viewer.value?.id ? (
        <Own {...props} />
      ) : (
        <p class="soft">{t('mentoring.youConfirm', { name, count: correction.minutes })}</p>
      );
    case 'DECLINED':
      return (
        <>
          <p class="soft">
            {t(correction.proposedBy?.id === viewer.value?.id ? 'mentoring.theyDeclined' : 'mentoring.youDeclined', {
              name,
              count: correction.minutes,
            })}
          </p>
          <Propose {...props} />
        </>
      );
    default:
      return <Propose {...props} />;
  }
}

/** A press, its error, and whether it is under way. */
function useAct(again: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act = async (send: () => Promise<{ error?: Parameters<typeof problemOf>[0] | undefined }>) => {
    setBusy(true);
    const { error } = await send();
    setBusy(false);
    setProblem(error && problemOf(error));
    again();
  };
  const problems = (
    <Problems problem={problem} words={{ CONFLICT: 'mentoring.meetingChanged', STALE: 'mentoring.meetingChanged' }} />
  );
  return { busy, act, problems };
}

/** What the other said, which the viewer confirms. */
export function ToConfirm({ mentorshipId, meeting, name, again }: Props) {
  const { busy, act, problems } = useAct(again);
  const { correction, id: meetingId } = meeting;
  if (!correction) return null;
  const answer = (confirms: boolean) =>
    act(() => change(AnswerMeetingOutcomeDocument, { mentorshipId, meetingId, confirms, minutes: correction.minutes }));
  return (
    <div class="stack-tight">
      <p>{t('mentoring.confirmElsewhere', { name, count: correction.minutes })}</p>
      {problems}
      <div class="row">
        <Button kind="main" busy={busy} onClick={() => void answer(true)}>
          {t('mentoring.confirm')}
        </Button>
        <Button busy={busy} onClick={() => void answer(false)}>
          {t('mentoring.notSo')}
        </Button>
      </div>
    </div>
  );
}

function Own({ mentorshipId, meeting, name, again }: Props) {
  const { busy, act, problems } = useAct(again);
  const withdraw = () => act(() => change(WithdrawMeetingOutcomeDocument, { mentorshipId, meetingId: meeting.id }));
  return (
    <div class="stack-tight">
      <p role="status">{t('mentoring.waitsToConfirm', { name, count: meeting.correction?.minutes ?? 0 })}</p>
      {problems}
      <div>
        <Button kind="quiet" busy={busy} onClick={() => void withdraw()}>
          {t('mentoring.withdraw')}
        </Button>
      </div>
    </div>
  );
}

function Propose({ mentorshipId, meeting: { id, startsAt, endsAt }, name, again }: Props) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (start > Date.now()) return null;
  const when = instantWords(start, readerZone.value, intlTag());
  return (
    <div>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        <span>
          {t('mentoring.metElsewhere')}
          <span class="visually-hidden"> {when}</span>
        </span>
      </Button>
      {asking && (
        <Dialog title={t('mentoring.metElsewhereAsk', { when })} onClose={close}>
          <Form
            action={t('mentoring.send')}
            words={{ CONFLICT: 'mentoring.meetingChanged' }}
            beside={<Button onClick={close}>{t('dialog.back')}</Button>}
            onSubmit={async (values) => {
              const minutes = Number(values.get('minutes'));
              const given = { mentorshipId, meetingId: id, minutes };
              const { error } = await change(ProposeMeetingOutcomeDocument, given);
              if (error) return problemsOf(error);
              close();
              again();
              return undefined;
            }}
          >
            <Field
              name="minutes"
              type="number"
              inputMode="numeric"
              label={t('mentoring.howManyMinutes')}
              help={t('mentoring.metElsewhereHelp', { name })}
              min={1}
              max={480}
              defaultValue={(end - start) / 60_000}
            />
          </Form>
        </Dialog>
      )}
    </div>
  );
}
