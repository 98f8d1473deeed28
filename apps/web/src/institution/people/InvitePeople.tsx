import { useState } from 'preact/hooks';
import { InviteDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { AreaField } from '../../look/AreaField.tsx';
import { SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import { oneOf } from '../catalogue/states.ts';
import { addressesIn } from './addresses.ts';
import { LanguageField } from './AddPerson.tsx';
import { roleNames, RoleOptions } from './roles.tsx';

/** Invites many by mail; the addresses are pasted as they come. */
export function InvitePeople({ institutionId, sectionId }: { institutionId: string; sectionId?: string }) {
  const [invited, setInvited] = useState<readonly unknown[]>();
  return (
    <AddPart
      quiet
      action={t('invite.byMail')}
      startOpen={false}
      added={invited}
      told={({ length }) => <p>{t('invite.sent', { count: length })}</p>}
    >
      <Form
        label={t('invite.byMail')}
        action={t('invite.send')}
        actionKind="plain"
        keep={`invite.${sectionId ?? institutionId}`}
        again
        words={{
          'CONFLICT emails': 'invite.alreadyHere',
          'BAD_INPUT emails': 'invite.notAddresses',
          'CONFLICT sectionId': 'invite.sectionClosed',
        }}
        check={(values) =>
          addressesIn(String(values.get('emails'))).length === 0
            ? [{ code: 'NOT_AN_EMAIL', field: 'emails', facts: { label: t('invite.addresses') } }]
            : []
        }
        onSubmit={async (values) => {
          const { data, error } = await change(InviteDocument, {
            input: {
              institutionId,
              emails: addressesIn(String(values.get('emails'))),
              role: oneOf(roleNames, values.get('role')) ?? 'STUDENT',
              sectionId: sectionId ?? null,
              language: oneOf(['FR', 'EN'], values.get('language')) ?? 'FR',
            },
          });
          setInvited(data?.invite);
          return error && problemsOf(error);
        }}
      >
        <AreaField name="emails" label={t('invite.addresses')} help={t('invite.addressesHelp')} />
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
