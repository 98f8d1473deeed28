import type { CampusLineFragment } from '#contract/graphql/graphql';
import { Field, SelectField } from '../../look/Field.tsx';
import { ZoneOptions } from '../../look/ZoneOptions.tsx';
import { t } from '../../words/words.ts';
import { CountryField } from './CountryField.tsx';

export function CampusFields({ campus, zone }: { campus?: CampusLineFragment; zone: string }) {
  return (
    <>
      <Field
        name="name"
        label={t('campus.name')}
        help={t('campus.nameHelp')}
        maxLength={80}
        defaultValue={campus?.name}
      />
      <SelectField name="zone" label={t('person.zone')} help={t('campus.zoneHelp')} defaultValue={zone}>
        <ZoneOptions also={zone} />
      </SelectField>
      <CountryField country={campus?.country} none={t('campus.countryOfZone')} />
      <div class="form-pair">
        <Field
          name="linkKbps"
          type="number"
          inputMode="numeric"
          label={t('campus.link')}
          help={t('campus.linkHelp')}
          min={1}
          max={10_000_000}
          defaultValue={campus?.linkKbps ?? undefined}
          optional
        />
        <Field
          name="linkNote"
          label={t('campus.linkNote')}
          help={t('campus.linkNoteHelp')}
          maxLength={200}
          defaultValue={campus?.linkNote}
          optional
        />
      </div>
    </>
  );
}

export function campusInput(values: FormData) {
  const link = String(values.get('linkKbps'));
  return {
    name: String(values.get('name')).trim(),
    zone: String(values.get('zone')),
    country: String(values.get('country')) || null,
    linkKbps: link === '' ? null : Number(link),
    linkNote: String(values.get('linkNote')).trim(),
  };
}
