import type { ComponentChildren } from 'preact';
import { SignInDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { t } from '../words/words.ts';
import { welcome } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/** E-mail and password. `key` it to fill in another address. */
export function SignInForm({
  email,
  password,
  onSignedIn,
  beside,
}: {
  email?: string;
  password?: string;
  onSignedIn: (person: Viewer) => void;
  beside?: ComponentChildren;
}) {
  return (
    <Form
      label={t('signIn.title')}
      action={t('signIn.action')}
      keep="sign-in"
      beside={beside}
      onSubmit={async (values) => {
        const { data, error } = await change(SignInDocument, {
          email: String(values.get('email')),
          password: String(values.get('password')),
        });
        if (error) return problemsOf(error);
        if (!data) return [{ code: 'INTERNAL' }];
        await welcome(data.signIn);
        onSignedIn(data.signIn);
        return undefined;
      }}
    >
      <Field
        name="email"
        type="email"
        label={t('person.email')}
        autoComplete="username"
        inputMode="email"
        defaultValue={email}
      />
      <Field
        name="password"
        type="password"
        label={t('person.password')}
        autoComplete="current-password"
        autoFocus={email !== undefined && email !== '' && password === undefined}
        defaultValue={password}
      />
    </Form>
  );
}
