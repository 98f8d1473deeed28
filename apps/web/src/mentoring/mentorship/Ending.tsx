import { useState } from 'preact/hooks';
import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { EndMentorshipDocument, ReopenMentorshipDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { AreaField } from '../../look/AreaField.tsx';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Problems } from '../../look/Problems.tsx';
import { readerZone, viewer } from '../../sign-in/viewer.ts';
import { dateWords, dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import '../mentoring.css';
import { chosenReasons, endReasonWords } from './end-reasons.ts';

interface Props {
  mentorship: MentorshipPartsFragment;
  again: () => void;
}

/** Ends it with a reason and without blame; or says how it ended, and offers to go on. */
export function Ending({ mentorship, again }: Props) {
  return mentorship.ending ? (
    <Ended mentorship={mentorship} again={again} />
  ) : (
    <End mentorship={mentorship} again={again} />
  );
}

function End({ mentorship: { id }, again }: Props) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <div>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t('mentoring.end')}
      </Button>
      {asking && (
        <Dialog title={t('mentoring.endAsk')} onClose={close}>
          <Form
            action={t('mentoring.end')}
            actionKind="alarm"
            beside={<Button onClick={close}>{t('dialog.back')}</Button>}
            onSubmit={async (values) => {
              const reason = chosenReasons.find((one) => one === values.get('reason')) ?? 'OTHER';
              const { error } = await change(EndMentorshipDocument, { id, reason, words: String(values.get('words')) });
              if (error) return problemsOf(error);
              close();
              again();
              return undefined;
            }}
          >
            <SelectField name="reason" label={t('mentoring.reason')} help={t('mentoring.endWhat')}>
              <option value="">{t('mentoring.endChoose')}</option>
              {chosenReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(endReasonWords[reason])}
                </option>
              ))}
            </SelectField>
            <AreaField name="words" label={t('mentoring.endWords')} maxLength={1_000} optional />
          </Form>
        </Dialog>
      )}
    </div>
  );
}

function Ended({ mentorship: { id, ending, mentor, mentee }, again }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (!ending) return null;
  const { endedAt, reason, words, reopenAskedBy } = ending;
  const me = viewer.value?.id;
  const { name } = mentor.id === me ? mentee : mentor;
  const reopen = async () => {
    setBusy(true);
    const { error } = await change(ReopenMentorshipDocument, { id });
    setBusy(false);
    setProblem(error && problemOf(error));
    again();
  };
  const day = dateWords(dayOf(Date.parse(endedAt), readerZone.value), intlTag());
  return (
    <section class="card stack" aria-labelledby="ending">
      <h2 id="ending">{t('mentoring.endedOn', { day })}</h2>
      <p>{t(endReasonWords[reason])}</p>
      {words !== '' && <p class="mentoring-words">{words}</p>}
      <Problems problem={problem} words={{ CONFLICT: 'mentoring.cannotReopen' }} />
      {reason !== 'LEFT' && (
        <div role="status">
          {reopenAskedBy?.id === me ? (
            <p class="soft">{t('mentoring.reopenAsked', { name })}</p>
          ) : (
            <div class="stack">
              {reopenAskedBy && <p>{t('mentoring.reopenWanted', { name })}</p>}
              <div>
                <Button kind={reopenAskedBy ? 'main' : 'plain'} busy={busy} onClick={() => void reopen()}>
                  {t('mentoring.reopen')}
                </Button>
              </div>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
