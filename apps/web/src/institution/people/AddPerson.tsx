import { useState } from 'preact/hooks';
import { AddMemberDocument } from '#contract/graphql/graphql';
import { defaultLanguage } from '#contract/languages';
import { languageIn, LanguageOptions } from '../../fragments/LanguageOptions.tsx';
import { inAccount } from '../../words/languages.ts';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import { oneOf } from '../../fragments/states.ts';
import type { Institution } from '../parts.ts';
import { roleNames, RoleOptions } from './roles.tsx';

/** Adds one person. A person outside the institution is asked first, and nothing of theirs is shown before. */
export function AddPerson({ institution }: { institution: Institution }) {
  const [added, setAdded] = useState<{ name: string; invited: boolean }>();
  const { setup } = institution;
  return (
    <AddPart
      action={t('people.add')}
      startOpen={setup.lecturers + setup.students === 0}
      added={added}
      told={({ name, invited }) => <p>{t(invited ? 'people.asked' : 'people.added', { name })}</p>}
    >
      <Form
        label={t('people.add')}
        action={t('people.add')}
        keep={`person.${institution.id}`}
        again
        words={{ CONFLICT: 'people.conflict' }}
        onSubmit={async (values) => {
          const name = String(values.get('name')).trim();
          const { data, error } = await change(AddMemberDocument, {
            input: {
              institutionId: institution.id,
              name,
              email: String(values.get('email')).trim(),
              role: oneOf(roleNames, values.get('role')) ?? 'STUDENT',
              language: inAccount(languageIn(values)),
            },
          });
          const member = data?.addMember;
          if (data) setAdded({ name: member?.name ?? name, invited: !member });
          return error && problemsOf(error);
        }}
      >
        <Field name="name" label={t('person.name')} maxLength={120} autoComplete="off" />
        <Field
          name="email"
          type="email"
          label={t('person.email')}
          help={t('people.emailHelp')}
          autoComplete="off"
          inputMode="email"
        />
        <div class="form-pair">
          <SelectField name="role" label={t('person.role')} defaultValue="STUDENT">
            <RoleOptions />
          </SelectField>
          <LanguageField />
        </div>
      </Form>
    </AddPart>
  );
}

/** In which language the mail is written. */
export function LanguageField() {
  return (
    <SelectField name="language" label={t('profile.language')} defaultValue={inAccount(defaultLanguage)}>
      <LanguageOptions />
    </SelectField>
  );
}
