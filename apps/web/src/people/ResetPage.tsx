import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { ResetPasswordDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { ButtonLink } from '../look/Button.tsx';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';

/** The API's own least length of a password. */
const leastCharacters = 10;

export default function ResetPage() {
  const { params } = useRoute();
  const [done, setDone] = useState<object>();
  return (
    <Page title={t('reset.title')} width="narrow" lead={done ? undefined : t('reset.lead')}>
      {done ? (
        <Notice kind="good" outcome={done}>
          <p>{t('reset.done')}</p>
          <div>
            <ButtonLink kind="main" href="/sign-in">
              {t('signIn.title')}
            </ButtonLink>
          </div>
        </Notice>
      ) : (
        <div class="card">
          <Form
            label={t('reset.title')}
            action={t('reset.action')}
            words={{ NOT_FOUND: 'error.linkExpired' }}
            beside={<a href="/forgot">{t('reset.newLink')}</a>}
            onSubmit={async (values) => {
              const password = String(values.get('password'));
              if (password.length < leastCharacters) {
                return [
                  {
                    code: 'TOO_SHORT',
                    field: 'password',
                    facts: { label: t('reset.password'), least: leastCharacters },
                  },
                ];
              }
              const { error } = await change(ResetPasswordDocument, { token: params['token'] ?? '', password });
              setDone(error ? undefined : {});
              return error ? problemsOf(error) : undefined;
            }}
          >
            <Field
              name="password"
              type="password"
              label={t('reset.password')}
              help={t('reset.help', { least: leastCharacters })}
              autoComplete="new-password"
            />
          </Form>
        </div>
      )}
    </Page>
  );
}
