import { useState } from 'preact/hooks';
import { AddMemberDocument } from '#contract/graphql/graphql';
import type { Language, MembershipRole } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { matches } from '../look/plain-text.ts';
import { Search } from '../look/Search.tsx';
import { Table } from '../look/Table.tsx';
import { ZoneOptions } from '../look/ZoneOptions.tsx';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { AddPart } from './AddPart.tsx';
import type { Institution, PartProps } from './parts.ts';

const roles: Record<MembershipRole, MessageId> = {
  STUDENT: 'role.student',
  LECTURER: 'role.lecturer',
  ADMIN: 'role.admin',
};
const roleNames = ['STUDENT', 'LECTURER', 'ADMIN'] as const;
/** More rows than this are cut; searching finds the others. */
const mostRows = 100;

export function PeoplePart({ institution }: PartProps) {
  const [search, setSearch] = useState('');
  const { members = [] } = institution;
  const found = members.filter(({ name, email }) => matches(search, name, email));
  return (
    <div class="stack-wide">
      <AddPerson institution={institution} />
      {members.length > 0 && (
        <div class="stack">
          {members.length > 8 && (
            <Search label={t('people.search')} value={search} onSearch={setSearch} found={found.length} />
          )}
          <Table
            caption={t('institution.people')}
            rows={found.slice(0, mostRows)}
            keyOf={({ id }) => id}
            columns={[
              { title: t('person.name'), cell: ({ name }) => name },
              { title: t('person.email'), cell: ({ email }) => email },
              { title: t('person.role'), cell: ({ roles: held }) => held.map((role) => t(roles[role])).join(', ') },
            ]}
          />
          {found.length > mostRows && <p class="soft">{t('people.more', { count: found.length - mostRows })}</p>}
        </div>
      )}
    </div>
  );
}

function AddPerson({ institution }: { institution: Institution }) {
  const [added, setAdded] = useState<string>();
  const isEmpty = (institution.members ?? []).every(({ roles: held }) => held.every((role) => role === 'ADMIN'));
  return (
    <AddPart action={t('people.add')} startOpen={isEmpty} added={added && <p>{t('people.added', { name: added })}</p>}>
      <Form
        label={t('people.add')}
        action={t('people.add')}
        keep={`person.${institution.id}`}
        again
        words={{ CONFLICT: 'people.conflict' }}
        onSubmit={async (values) => {
          const language: Language = values.get('language') === 'EN' ? 'EN' : 'FR';
          const input = {
            institutionId: institution.id,
            name: String(values.get('name')).trim(),
            email: String(values.get('email')).trim(),
            role: roleNames.find((role) => role === values.get('role')) ?? 'STUDENT',
            zone: String(values.get('zone')),
            language,
          };
          const { data, error } = await change(AddMemberDocument, { input });
          setAdded(data?.addMember.name);
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
          <SelectField name="role" label={t('person.role')}>
            {roleNames.map((role) => (
              <option key={role} value={role}>
                {t(roles[role])}
              </option>
            ))}
          </SelectField>
          <SelectField name="language" label={t('profile.language')}>
            <option value="FR">Français</option>
            <option value="EN">English</option>
          </SelectField>
        </div>
        <SelectField
          name="zone"
          label={t('person.zone')}
          help={t('people.zoneHelp')}
          defaultValue={institution.campuses[0]?.zone ?? 'Africa/Kigali'}
        >
          <ZoneOptions also={institution.campuses[0]?.zone} />
        </SelectField>
      </Form>
    </AddPart>
  );
}
