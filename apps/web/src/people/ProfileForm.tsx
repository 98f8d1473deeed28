import { useState } from 'preact/hooks';
import { UpdateProfileDocument } from '#contract/graphql/graphql';
import type { ProfilePartsFragment } from '#contract/graphql/graphql';
import { languageTags } from '#contract/languages';
import { languageIn, LanguageOptions } from '../fragments/LanguageOptions.tsx';
import { inAccount } from '../words/languages.ts';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Check, Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { ZoneOptions } from '../look/ZoneOptions.tsx';
import { countryChoices } from '../words/country.ts';
import { spokenName } from '../words/spoken.ts';
import { languageChoices, rememberLanguage, t } from '../words/words.ts';
import { welcome } from '../sign-in/viewer.ts';
import type { Viewer } from '../sign-in/viewer.ts';

/** Languages people here speak, BCP 47; others that somebody has are kept. */
const spoken = [...languageTags, 'rw', 'rn', 'sw', 'ln', 'nl', 'de'];

/** Name, clock, languages, telephone, the hours of the day, and what comes by mail. */
export function ProfileForm({ person }: { person: Viewer & ProfilePartsFragment }) {
  const [saved, setSaved] = useState<object>();
  return (
    <div class="stack">
      {saved && (
        <Notice kind="good" outcome={saved}>
          <p>{t('profile.saved')}</p>
        </Notice>
      )}
      <div class="card">
        <Form
          label={t('profile.title')}
          action={t('profile.save')}
          onSubmit={async (values) => {
            const text = (name: string) => String(values.get(name) ?? '').trim();
            const language = languageIn(values);
            setSaved(undefined);
            const choicesBefore = languageChoices();
            const { data, error } = await change(UpdateProfileDocument, {
              input: {
                name: text('name'),
                zone: text('zone'),
                language: inAccount(language),
                phone: text('phone'),
                languages: values.getAll('languages').map(String),
                country: text('country'),
                wakingFrom: text('wakingFrom'),
                wakingTo: text('wakingTo'),
                mailChanges: values.get('mailChanges') !== null,
              },
            });
            if (error) return problemsOf(error);
            // One that was chosen in the header while this was on its way is newer.
            if (languageChoices() === choicesBefore) rememberLanguage(language);
            if (data) await welcome(data.updateProfile);
            setSaved({});
            return undefined;
          }}
        >
          <Field name="name" label={t('person.name')} autoComplete="name" maxLength={120} defaultValue={person.name} />
          <SelectField name="zone" label={t('person.zone')} help={t('profile.zoneHelp')} defaultValue={person.zone}>
            <ZoneOptions also={person.zone} />
          </SelectField>
          <CountryChoice country={person.country} />
          <SelectField
            name="language"
            label={t('profile.language')}
            help={t('profile.languageHelp')}
            defaultValue={person.language}
          >
            <LanguageOptions />
          </SelectField>
          <Spoken languages={person.languages} />
          <Field
            name="phone"
            label={t('profile.phone')}
            help={t('profile.phoneHelp')}
            autoComplete="tel"
            maxLength={30}
            defaultValue={person.phone ?? ''}
            optional
          />
          <fieldset class="field">
            <legend class="field-label">{t('profile.waking')}</legend>
            <p class="field-help">{t('profile.wakingHelp')}</p>
            <div class="form-pair">
              <Field name="wakingFrom" type="time" label={t('profile.wakingFrom')} defaultValue={person.wakingFrom} />
              <Field name="wakingTo" type="time" label={t('profile.wakingTo')} defaultValue={person.wakingTo} />
            </div>
          </fieldset>
          <Check name="mailChanges" value="on" defaultChecked={person.mailChanges}>
            {t('profile.mailChanges')}
          </Check>
        </Form>
      </div>
    </div>
  );
}

function Spoken({ languages }: { languages: readonly string[] }) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('profile.speaks')}</legend>
      <div class="spoken">
        {[...new Set([...spoken, ...languages])].map((tag) => (
          <Check key={tag} name="languages" value={tag} defaultChecked={languages.includes(tag)}>
            {spokenName(tag)}
          </Check>
        ))}
      </div>
    </fieldset>
  );
}

function CountryChoice({ country }: { country: string | null }) {
  return (
    <SelectField
      name="country"
      label={t('profile.country')}
      help={t('profile.countryHelp')}
      defaultValue={country ?? ''}
      optional
    >
      <option value="">{t('profile.countryOfZone')}</option>
      {countryChoices(country).map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
