import { useState } from 'preact/hooks';
import { CreateInvitationLinkDocument } from '#contract/graphql/graphql';
import { languageIn } from '../../fragments/LanguageOptions.tsx';
import { inAccount } from '../../words/languages.ts';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import { oneOf } from '../../fragments/states.ts';
import { LanguageField } from './AddPerson.tsx';
import { CopyLink } from './CopyLink.tsx';
import { roleNames, RoleOptions } from './roles.tsx';

/** Makes a link by which anybody who has it joins: the institution, or a section of it. */
export function CreateLink({ institutionId, sectionId }: { institutionId: string; sectionId?: string }) {
  const [link, setLink] = useState<{ path: string }>();
  return (
    <AddPart
      quiet
      action={t('invite.makeLink')}
      startOpen={false}
      added={link}
      told={({ path }) => <CopyLink path={path} />}
    >
      <Form
        label={t('invite.makeLink')}
        action={t('invite.makeLink')}
        actionKind="plain"
        onSubmit={async (values) => {
          const most = String(values.get('mostUses'));
          const { data, error } = await change(CreateInvitationLinkDocument, {
            input: {
              institutionId,
              role: sectionId === undefined ? (oneOf(roleNames, values.get('role')) ?? 'STUDENT') : 'STUDENT',
              sectionId: sectionId ?? null,
              language: inAccount(languageIn(values)),
              mostUses: most === '' ? null : Number(most),
              days: Number(values.get('days')),
            },
          });
          setLink(data?.createInvitationLink);
          return error && problemsOf(error);
        }}
      >
        <div class="form-pair">
          {sectionId === undefined && (
            <SelectField name="role" label={t('person.role')} defaultValue="STUDENT">
              <RoleOptions byLink />
            </SelectField>
          )}
          <LanguageField />
          <Field
            name="days"
            type="number"
            inputMode="numeric"
            label={t('invite.days')}
            min={1}
            max={90}
            defaultValue={14}
          />
          <Field
            name="mostUses"
            type="number"
            inputMode="numeric"
            label={t('invite.mostUses')}
            help={t('invite.mostUsesHelp')}
            min={1}
            max={5000}
            optional
          />
        </div>
      </Form>
    </AddPart>
  );
}
