import { useState } from 'preact/hooks';
import { RequestPasswordResetDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import './people.css';
import { platform } from '../sign-in/viewer.ts';

export default function ForgotPage() {
  const [sent, setSent] = useState<{ email: string }>();
  const outbox = platform.value?.outboxPath;
  return (
    <Page
      title={t('forgot.title')}
      width="narrow"
      above={{ href: '/sign-in', name: t('signIn.title') }}
      lead={t('forgot.lead')}
    >
      {sent && (
        <Notice kind="good" outcome={sent}>
          <p>{t('forgot.sent', sent)}</p>
          {outbox && (
            <p>
              <a href={outbox} target="_top">
                {t('signIn.outbox')}
              </a>
            </p>
          )}
        </Notice>
      )}
      <div class="card">
        <Form
          label={t('forgot.title')}
          action={t('forgot.action')}
          keep="forgot"
          onSubmit={async (values) => {
            const email = String(values.get('email'));
            const { error } = await change(RequestPasswordResetDocument, { email });
            setSent(error ? undefined : { email });
            return error ? problemsOf(error) : undefined;
          }}
        >
          <Field name="email" type="email" label={t('person.email')} autoComplete="username" inputMode="email" />
        </Form>
      </div>
    </Page>
  );
}
