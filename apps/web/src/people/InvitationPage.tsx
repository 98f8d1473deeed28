import { useLocation, useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { AcceptInvitationDocument, InvitationByTokenDocument } from '#contract/graphql/graphql';
import type { InvitationByTokenQuery, MembershipRole } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { ButtonLink } from '../look/Button.tsx';
import { Check, Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { ZoneOptions } from '../look/ZoneOptions.tsx';
import { Await } from '../shell/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { deviceZone } from '../time/zones.ts';
import { language, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { platform, viewer, welcome } from './viewer.ts';

type Invitation = InvitationByTokenQuery['invitation'];

const roles: Record<MembershipRole, MessageId> = {
  STUDENT: 'role.student',
  LECTURER: 'role.lecturer',
  ADMIN: 'role.admin',
};
/** The API's own least length of a password. */
const leastCharacters = 10;

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

const words: Partial<Record<string, MessageId>> = {
  CONSENT: 'invitation.consentNeeded',
  CONFLICT: 'invitation.sectionFull',
  'CONFLICT email': 'invitation.forOther',
  'CONFLICT token': 'invitation.suspended',
  'CONFLICT sectionId': 'invitation.sectionOver',
  LINK_EXPIRED: 'invitation.overWhat',
};

function Join({ token, name }: { token: string; name: string }) {
  const { route } = useLocation();
  return (
    <div class="card">
      <Form
        label={t('invitation.title')}
        action={t('invitation.join', { name })}
        words={words}
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

/** For an invitation to an address everything is asked; by a link the address is shown first to be one's own, by a letter. */
function NewAccount({ invitation, token }: { invitation: Invitation; token: string }) {
  const { route } = useLocation();
  const [mailed, setMailed] = useState<string>();
  const fixed = invitation.email;
  if (mailed !== undefined) return <Mailed email={mailed} />;
  return (
    <div class="card">
      <Form
        label={t('invitation.account')}
        action={fixed === null ? t('invitation.send') : t('invitation.accept')}
        keep={`invitation.${token.slice(0, 8)}`}
        words={words}
        beside={
          <a class="beside-link" href={`/sign-in?next=${encodeURIComponent(`/invitations/${token}`)}`}>
            {t('invitation.haveOne')}
          </a>
        }
        check={(values) => [...passwordShort(values), ...consentMissing(values)]}
        onSubmit={async (values) => {
          const text = (name: string) => String(values.get(name) ?? '').trim();
          const spoken = language.value === 'en' || language.value === 'sw' ? 'EN' : 'FR';
          const about =
            fixed === null
              ? { email: text('email') }
              : { password: String(values.get('password')), zone: text('zone') };
          const { data, error } = await change(AcceptInvitationDocument, {
            input: { token, name: text('name'), ...about, language: spoken, consent: true },
          });
          if (error) return problemsOf(error);
          if (data?.acceptInvitation) {
            await welcome(data.acceptInvitation);
            route('/', true);
          } else setMailed(text('email'));
          return undefined;
        }}
      >
        <Field
          name="name"
          label={t('person.name')}
          autoComplete="name"
          maxLength={120}
          defaultValue={invitation.name}
        />
        {fixed === null ? (
          <Field
            name="email"
            type="email"
            label={t('person.email')}
            help={t('invitation.emailHelp')}
            autoComplete="email"
          />
        ) : (
          <>
            <p>
              <span class="field-label">{t('person.email')}</span>
              <br />
              {fixed}
            </p>
            <Field
              name="password"
              type="password"
              label={t('person.password')}
              help={t('reset.help', { least: leastCharacters })}
              autoComplete="new-password"
            />
            <SelectField name="zone" label={t('person.zone')} defaultValue={deviceZone()}>
              <ZoneOptions also={deviceZone()} />
            </SelectField>
          </>
        )}
        <Consent />
      </Form>
    </div>
  );
}

function Mailed({ email }: { email: string }) {
  const outbox = platform.value?.outboxPath;
  return (
    <Notice kind="good" said>
      <p>{t('invitation.mailed', { email })}</p>
      {outbox && (
        <p>
          <a href={outbox} target="_top">
            {t('signIn.outbox')}
          </a>
        </p>
      )}
    </Notice>
  );
}

/** What one agrees to, in full, beside the box. */
function Consent() {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('invitation.consent')}</legend>
      <p class="small">{t('consent.accountWhat')}</p>
      <p class="small">{t('consent.transferWhat')}</p>
      <Check name="consent" value="on">
        {t('invitation.agree')}
      </Check>
    </fieldset>
  );
}

function consentMissing(values: FormData): Problem[] {
  return values.get('consent') === null ? [{ code: 'CONSENT', field: 'consent' }] : [];
}

function passwordShort(values: FormData): Problem[] {
  const password = String(values.get('password') ?? '');
  if (password.length === 0 || password.length >= leastCharacters) return [];
  const facts = { label: t('person.password'), least: leastCharacters };
  return [{ code: 'TOO_SHORT', field: 'password', facts }];
}
