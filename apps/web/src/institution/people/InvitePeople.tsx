import { useState } from 'preact/hooks';
import { InviteDocument } from '#contract/graphql/graphql';
import { languageIn } from '../../fragments/LanguageOptions.tsx';
import { inAccount } from '../../words/languages.ts';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { AreaField } from '../../look/AreaField.tsx';
import { SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import { oneOf } from '../../fragments/states.ts';
import { addressesIn } from '../../letting-in/addresses.ts';
import { LanguageField } from './AddPerson.tsx';
import { roleNames, RoleOptions } from './roles.tsx';

/** Of one letter at most; the service looks too. */
const most = 100;

/** Invitations that cannot be sent as they are typed: each cause has its own sentence, and every mistyped address is named. */
function faultsOf(typed: string): Problem[] {
  const { found, wrong } = addressesIn(typed);
  if (wrong.length > 0) return [{ code: 'NOT_AN_EMAIL', field: 'emails', facts: { addresses: wrong.join(', ') } }];
  if (found.length === 0) return [{ code: 'REQUIRED', field: 'emails', facts: { label: t('invite.addresses') } }];
  return found.length > most ? [{ code: 'TOO_MANY', field: 'emails', facts: { most, count: found.length } }] : [];
}

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
          'NOT_AN_EMAIL emails': 'invite.notAddresses',
          'TOO_MANY emails': 'invite.tooMany',
          'CONFLICT sectionId': 'invite.sectionClosed',
        }}
        check={(values) => faultsOf(String(values.get('emails')))}
        onSubmit={async (values) => {
          const { data, error } = await change(InviteDocument, {
            input: {
              institutionId,
              emails: addressesIn(String(values.get('emails'))).found,
              role: oneOf(roleNames, values.get('role')) ?? 'STUDENT',
              sectionId: sectionId ?? null,
              language: inAccount(languageIn(values)),
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
