import { useLocation } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { AcceptInvitationDocument } from '#contract/graphql/graphql';
import type { InvitationByTokenQuery } from '#contract/graphql/graphql';
import { inAccount } from '../words/languages.ts';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { ZoneOptions } from '../look/ZoneOptions.tsx';
import { deviceZone } from '../time/zones.ts';
import { language, t } from '../words/words.ts';
import { acceptanceWords, Consent, consentMissing } from './Consent.tsx';
import { platform, welcome } from '../sign-in/viewer.ts';

type Invitation = InvitationByTokenQuery['invitation'];

/** The API's own least length of a password. */
const leastCharacters = 10;

/** For an invitation to an address everything is asked; by a link the address is shown first to be one's own, by a letter. */
export function NewAccount({ invitation, token }: { invitation: Invitation; token: string }) {
  const { route } = useLocation();
  const [mailed, setMailed] = useState<{ email: string }>();
  const fixed = invitation.email;
  if (mailed) return <Mailed mailed={mailed} />;
  return (
    <div class="card">
      <Form
        label={t('invitation.account')}
        action={fixed === null ? t('invitation.send') : t('invitation.accept')}
        keep={`invitation.${token.slice(0, 8)}`}
        words={acceptanceWords}
        beside={
          <a class="beside-link" href={`/sign-in?next=${encodeURIComponent(`/invitations/${token}`)}`}>
            {t('invitation.haveOne')}
          </a>
        }
        check={(values) => [...passwordShort(values), ...consentMissing(values)]}
        onSubmit={async (values) => {
          const text = (name: string) => String(values.get(name) ?? '').trim();
          const spoken = inAccount(language.value);
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
          } else setMailed({ email: text('email') });
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

function Mailed({ mailed }: { mailed: { email: string } }) {
  const outbox = platform.value?.outboxPath;
  return (
    <Notice kind="good" outcome={mailed}>
      <p>{t('invitation.mailed', mailed)}</p>
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

function passwordShort(values: FormData): Problem[] {
  const password = String(values.get('password') ?? '');
  if (password.length === 0 || password.length >= leastCharacters) return [];
  const facts = { label: t('person.password'), least: leastCharacters };
  return [{ code: 'TOO_SHORT', field: 'password', facts }];
}
