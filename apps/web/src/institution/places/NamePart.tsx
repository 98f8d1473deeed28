import { InstitutionByIdDocument, UpdateInstitutionDocument } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { EditForm } from '../../look/EditForm.tsx';
import { EditRow } from '../../look/EditRow.tsx';
import { Field } from '../../look/Field.tsx';
import { countryName } from '../../words/country.ts';
import { t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';
import { CountryField } from './CountryField.tsx';

/** The institution's own name and country. */
export function NamePart({ institution, mayManage }: PartProps) {
  return (
    <EditRow
      name={institution.name}
      mayEdit={mayManage}
      form={(close) => (
        <EditForm
          thing={institution}
          label={t('edit.of', { name: institution.name })}
          fields={[
            { name: 'name', label: t('person.name'), value: ({ name }) => name },
            {
              name: 'country',
              label: t('place.country'),
              value: ({ country }) => country ?? '',
              shown: ({ country }) => (country ? countryName(country) : ''),
            },
          ]}
          reload={async () => (await ask(InstitutionByIdDocument, { id: institution.id })).data?.institution}
          save={(values, version) =>
            change(UpdateInstitutionDocument, {
              id: institution.id,
              version,
              name: String(values.get('name')).trim(),
              country: String(values.get('country')) || null,
            })
          }
          onDone={close}
        >
          {(opened) => (
            <>
              <Field name="name" label={t('person.name')} maxLength={160} defaultValue={opened.name} />
              <CountryField country={opened.country} none={t('place.countryNone')} />
            </>
          )}
        </EditForm>
      )}
    >
      <strong>{institution.name}</strong>
      <span class="soft">{institution.country ? countryName(institution.country) : ''}</span>
    </EditRow>
  );
}
