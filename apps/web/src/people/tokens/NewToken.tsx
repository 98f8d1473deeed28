import { CreateApiTokenDocument } from '#contract/graphql/graphql';
import type { ApiTokenScope } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Beneath, Check, Field, SelectField } from '../../look/Field.tsx';
import { Form, useField } from '../../look/Form.tsx';
import { viewer } from '../../sign-in/viewer.ts';
import { t } from '../../words/words.ts';
import { scopeWords, scopes } from './scopes.ts';

const days = { most: 365, usual: 90 } as const;

/** Makes a token: what for, what it may do, where, and for how long. */
export function NewToken({ onMade }: { onMade: (secret: string) => void }) {
  const institutions = new Map(viewer.value?.memberships.map(({ institution }) => [institution.id, institution.name]));
  return (
    <section class="card stack" aria-labelledby="new-token">
      <h2 id="new-token">{t('tokens.new')}</h2>
      <Form
        label={t('tokens.new')}
        action={t('tokens.create')}
        words={{
          WRONG_CREDENTIALS: 'privacy.wrongPassword',
          CONFLICT: 'tokens.tooMany',
          NO_SCOPE: 'tokens.noScope',
        }}
        again
        check={(values) => (values.has('scopes') ? [] : [{ code: 'NO_SCOPE', field: 'scopes' }])}
        onSubmit={async (values) => {
          const input = {
            name: String(values.get('name')),
            scopes: values.getAll('scopes') as ApiTokenScope[],
            institutionId: String(values.get('institution') ?? '') || null,
            days: Number(values.get('days')),
            password: String(values.get('password')),
          };
          const { data, error } = await change(CreateApiTokenDocument, { input });
          if (error) return problemsOf(error);
          if (data) onMade(data.createApiToken.secret);
          return undefined;
        }}
      >
        <Field name="name" label={t('tokens.name')} help={t('tokens.nameHelp')} maxLength={80} />
        <Scopes />
        {institutions.size > 0 && (
          <SelectField
            name="institution"
            label={t('tokens.where')}
            help={t('tokens.whereHelp')}
            defaultValue=""
            optional
          >
            <option value="">{t('tokens.everywhere')}</option>
            {[...institutions].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <Field
          name="days"
          type="number"
          inputMode="numeric"
          label={t('tokens.days')}
          help={t('tokens.daysHelp', { most: days.most })}
          min={1}
          max={days.most}
          defaultValue={days.usual}
        />
        <Field
          name="password"
          type="password"
          label={t('person.password')}
          help={t('privacy.passwordHelp')}
          autoComplete="current-password"
        />
      </Form>
    </section>
  );
}

function Scopes() {
  const { id, error } = useField('scopes');
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={error === undefined ? `${id}-help` : `${id}-error`}>
      <legend class="field-label">{t('tokens.may')}</legend>
      {scopes.map((scope) => (
        <Check key={scope} name="scopes" value={scope}>
          {t(scopeWords[scope])}
        </Check>
      ))}
      <Beneath id={id} help={t('tokens.mayHelp')} error={error} />
    </fieldset>
  );
}
