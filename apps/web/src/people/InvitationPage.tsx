import { useLocation, useRoute } from 'preact-iso/router';
import { AcceptInvitationDocument, InvitationByTokenDocument } from '#contract/graphql/graphql';
import type { InvitationByTokenQuery, MembershipRole } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemsOf } from '../api/problems.ts';
import { ButtonLink } from '../look/Button.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { Await } from '../shell/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { acceptanceWords, Consent, consentMissing } from './Consent.tsx';
import { NewAccount } from './NewAccount.tsx';
import { viewer, welcome } from './viewer.ts';
import './people.css';

type Invitation = InvitationByTokenQuery['invitation'];

const roles: Record<MembershipRole, MessageId> = {
  STUDENT: 'role.student',
  LECTURER: 'role.lecturer',
  ADMIN: 'role.admin',
};

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
  const { institution, role, section, accountExists, email } = invitation;
  const person = viewer.value;
  return (
    <div class="stack-wide">
      <p class="invitation-what">
        {section
          ? t('invitation.intoSection', { institution: institution.name, section: section.title, role: t(roles[role]) })
          : t('invitation.into', { institution: institution.name, role: t(roles[role]) })}
      </p>
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
