import { useLocation, useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import {
  AcceptInvitationDocument,
  DeclineInvitationDocument,
  InvitationByTokenDocument,
} from '#contract/graphql/graphql';
import type { InvitationByTokenQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { invitationWhat } from './invitation-what.ts';
import { acceptanceWords, Consent, consentMissing } from './Consent.tsx';
import { NewAccount } from './NewAccount.tsx';
import { viewer, welcome } from '../sign-in/viewer.ts';
import './people.css';

type Invitation = InvitationByTokenQuery['invitation'];

/** Accepts an invitation: with the account that is signed in, or with a new one. */
export default function InvitationPage() {
  const token = useRoute().params['token'] ?? '';
  const loaded = useData(InvitationByTokenDocument, { token });
  const code = loaded.problem?.code;
  const over = code === 'LINK_EXPIRED' || code === 'NOT_FOUND';
  const invitation = loaded.data?.invitation;
  return (
    <Page title={over ? t('invitation.over') : t('invitation.title')} width="narrow">
      {over ? (
        <Notice kind="care">
          <p>{t('invitation.overWhat')}</p>
          <div>
            <ButtonLink href="/">{t('notFound.home')}</ButtonLink>
          </div>
        </Notice>
      ) : (
        <Await loaded={loaded} what={t('invitation.title')}>
          {() => invitation && <Known invitation={invitation} token={token} />}
        </Await>
      )}
    </Page>
  );
}

function Known({ invitation, token }: { invitation: Invitation; token: string }) {
  const { institution, accountExists, email } = invitation;
  const [declined, setDeclined] = useState<{ institution: string }>();
  const [problem, setProblem] = useState<Problem>();
  const person = viewer.value;
  const decline = async () => {
    const { data, error } = await change(DeclineInvitationDocument, { token });
    setProblem(error && problemOf(error));
    if (data) setDeclined({ institution: institution.name });
  };
  if (declined) {
    return (
      <Notice kind="good" outcome={declined}>
        <p>{t('invitation.declined', declined)}</p>
      </Notice>
    );
  }
  return (
    <div class="stack-wide">
      <p class="invitation-what">{invitationWhat(invitation)}</p>
      {email !== null && <p class="soft">{t('invitation.seen', { institution: institution.name })}</p>}
      <Problems problem={problem} />
      {person ? (
        <Join token={token} name={person.name} />
      ) : accountExists ? (
        <Notice>
          <p>{t('invitation.known', { email: email ?? '' })}</p>
          <div>
            <ButtonLink kind="main" href={`/sign-in?next=${encodeURIComponent(`/invitations/${token}`)}`}>
              {t('signIn.action')}
            </ButtonLink>
          </div>
        </Notice>
      ) : (
        <NewAccount invitation={invitation} token={token} />
      )}
      {email !== null && (
        <div>
          <Button onClick={() => void decline()}>{t('invitation.decline')}</Button>
        </div>
      )}
    </div>
  );
}

function Join({ token, name }: { token: string; name: string }) {
  const { route } = useLocation();
  return (
    <div class="card">
      <Form
        label={t('invitation.title')}
        action={t('invitation.join', { name })}
        words={acceptanceWords}
        check={consentMissing}
        onSubmit={async () => {
          const { data, error } = await change(AcceptInvitationDocument, { input: { token, consent: true } });
          if (error) return problemsOf(error);
          if (data?.acceptInvitation) await welcome(data.acceptInvitation);
          route('/', true);
          return undefined;
        }}
      >
        <Consent />
      </Form>
    </div>
  );
}
