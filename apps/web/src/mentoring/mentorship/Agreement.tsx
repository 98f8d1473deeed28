import { useState } from 'preact/hooks';
import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { SignMentorshipAgreementDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import '../../look/lists.css';
import { Problems } from '../../look/Problems.tsx';
import { tell } from '../../look/told.ts';
import { readerZone, viewer } from '../../sign-in/viewer.ts';
import { dateWords, dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import '../mentoring.css';
import { AgreementForm } from './AgreementForm.tsx';
import { rhythmWords } from './rhythm.ts';
import { signingOf } from './signatures.ts';

interface Props {
  mentorship: MentorshipPartsFragment;
  again: () => void;
}

/** What the two agree on, who has signed it, and the way to change or sign it. */
export function Agreement({ mentorship, again }: Props) {
  const [editing, setEditing] = useState(false);
  const { state, agreement, mentor, mentee } = mentorship;
  return (
    <section class="card stack" aria-labelledby="agreement">
      <h2 id="agreement">{t('mentoring.agreement')}</h2>
      {editing ? (
        <AgreementForm mentorship={mentorship} again={again} onBack={() => setEditing(false)} />
      ) : (
        <>
          <dl class="facts">
            <dt>{t('mentoring.length')}</dt>
            <dd>
              {t('mentoring.weeks', { count: agreement.weeks })}
              {agreement.endsOn !== null &&
                `, ${t('mentoring.until', { day: dateWords(agreement.endsOn, intlTag()) })}`}
            </dd>
            <dt>{t('mentoring.rhythm')}</dt>
            <dd>{t(rhythmWords[agreement.rhythm])}</dd>
            <dt>{t('mentoring.confidential')}</dt>
            <dd class="mentoring-words">
              {agreement.confidential === '' ? t('mentoring.nothingSaid') : agreement.confidential}
            </dd>
            <dt>{mentor.name}</dt>
            <dd>{signedWords(agreement.mentorSignedAt)}</dd>
            <dt>{mentee.name}</dt>
            <dd>{signedWords(agreement.menteeSignedAt)}</dd>
          </dl>
          {state === 'AGREEING' && <Sign mentorship={mentorship} again={again} onEdit={() => setEditing(true)} />}
        </>
      )}
    </section>
  );
}

function Sign({ mentorship, again, onEdit }: Props & { onEdit: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const sign = async () => {
    setBusy(true);
    const { id, agreement } = mentorship;
    const { error } = await change(SignMentorshipAgreementDocument, { id, version: agreement.version });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (!error) tell(t('mentoring.signedTold'));
    again();
  };
  return (
    <>
      <Problems
        problem={problem}
        words={{ STALE: 'mentoring.agreementChanged', CONFLICT: 'mentoring.agreementChanged' }}
      />
      <div class="row">
        {signingOf(mentorship, viewer.value?.id) === 'sign' && (
          <Button kind="main" busy={busy} onClick={() => void sign()}>
            {t('mentoring.sign')}
          </Button>
        )}
        <Button onClick={onEdit}>{t('mentoring.changeAgreement')}</Button>
      </div>
    </>
  );
}

function signedWords(at: string | null): string {
  if (at === null) return t('mentoring.notSigned');
  return t('mentoring.signedOn', { day: dateWords(dayOf(Date.parse(at), readerZone.value), intlTag()) });
}
