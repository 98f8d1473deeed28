import { SelectField } from '../../look/Field.tsx';
import { countryChoices } from '../../words/country.ts';
import { t } from '../../words/words.ts';

/** A choice of country, for its public holidays. */
export function CountryField({ country, none }: { country?: string | null | undefined; none: string }) {
  return (
    <SelectField
      name="country"
      label={t('place.country')}
      help={t('place.countryHelp')}
      defaultValue={country ?? ''}
      optional
    >
      <option value="">{none}</option>
      {countryChoices(country).map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
