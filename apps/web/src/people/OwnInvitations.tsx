import { useState } from 'preact/hooks';
import { AnswerInvitationDocument } from '#contract/graphql/graphql';
import type { OwnInvitationsQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Form } from '../look/Form.tsx';
import { Problems } from '../look/Problems.tsx';
import { t } from '../words/words.ts';
import { acceptanceWords, Consent, consentMissing } from './Consent.tsx';
import { invitationWhat } from './invitation-what.ts';
import { viewer, welcome } from '../sign-in/viewer.ts';
import './people.css';

type Invitation = OwnInvitationsQuery['ownInvitations'][number];

/** What was sent to the reader's address and waits for an answer. */
export function OwnInvitations({ invitations, again }: { invitations: readonly Invitation[]; again: () => void }) {
  return (
    <section class="stack" aria-labelledby="own-invitations">
      <h2 id="own-invitations">{t('invitation.yours')}</h2>
      {invitations.map((one) => (
        <Asked key={one.id} invitation={one} again={again} />
      ))}
    </section>
  );
}

function Asked({ invitation, again }: { invitation: Invitation; again: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const { id, institution } = invitation;
  const answer = async (accepts: boolean) => {
    const { data, error } = await change(AnswerInvitationDocument, { input: { id, accepts, consent: accepts } });
    if (data) {
      await welcome(data.answerInvitation);
      again();
    }
    return error;
  };
  return (
    <article class="card news-unread stack" aria-label={institution.name}>
      <p class="invitation-what">{invitationWhat(invitation)}</p>
      <p class="soft">{t('invitation.seen', { institution: institution.name })}</p>
      <Problems problem={problem} />
      <Form
        label={institution.name}
        action={t('invitation.join', { name: viewer.value?.name ?? '' })}
        words={acceptanceWords}
        check={consentMissing}
        beside={
          <Button onClick={() => void answer(false).then((error) => setProblem(error && problemOf(error)))}>
            {t('invitation.decline')}
          </Button>
        }
        onSubmit={async () => {
          const error = await answer(true);
          return error && problemsOf(error);
        }}
      >
        <Consent />
      </Form>
    </article>
  );
}
