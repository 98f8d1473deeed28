import { SelectField } from '../../look/Field.tsx';
import { countryName } from '../../words/country.ts';
import { intlTag, t } from '../../words/words.ts';

/** ISO 3166-1 alpha-2 of where the platform's universities and experts are; a country beyond them is kept as it is. */
const near = ['RW', 'BI', 'CD', 'KE', 'UG', 'TZ', 'BE', 'FR', 'DE', 'NL', 'LU', 'GB', 'CA', 'US'];

/** A choice of country, for its public holidays. */
export function CountryField({ country, none }: { country?: string | null | undefined; none: string }) {
  const known = country && !near.includes(country) ? [country, ...near] : near;
  const { compare } = new Intl.Collator(intlTag());
  const options = known
    .map((code) => ({ code, name: countryName(code) }))
    .sort((one, other) => compare(one.name, other.name));
  return (
    <SelectField
      name="country"
      label={t('place.country')}
      help={t('place.countryHelp')}
      defaultValue={country ?? ''}
      optional
    >
      <option value="">{none}</option>
      {options.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
