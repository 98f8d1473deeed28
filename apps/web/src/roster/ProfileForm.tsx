import { useState } from 'preact/hooks';
import { SaveMyExpertDocument } from '#contract/graphql/graphql';
import type { MyExpertPartsFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { SectorPicker } from '../competences/pickers.tsx';
import type { Concept } from '../competences/pickers.tsx';
import { AreaField } from '../look/AreaField.tsx';
import { Check, Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { tell } from '../look/told.ts';
import { countryChoices } from '../words/country.ts';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { genderWords, keysOf, modeWords, offerWords, partWords, statusWords } from './meanings.ts';
import { fieldOfEntry, profileIn } from './profile-in.ts';
import { DegreeRows, PracticeRows, RefereeRows } from './WorkRows.tsx';

/** What an expert writes of themselves, in parts. */
export function ProfileForm({ own: { expert, gender }, again }: { own: MyExpertPartsFragment; again: () => void }) {
  const [sector, setSector] = useState<Concept[]>(() =>
    expert.sector ? [{ id: expert.sector.code, name: expert.sector.name }] : [],
  );
  return (
    <Form
      label={t('expert.profile')}
      action={t('expert.save')}
      actionKind="plain"
      words={{ STALE: 'edit.stale', BAD_INPUT: 'expert.wrong' }}
      onSubmit={async (values) => {
        const input = { ...profileIn(values), sector: sector[0]?.id ?? null, version: expert.version };
        const { error } = await change(SaveMyExpertDocument, { input });
        if (error) return problemsOf(error, (list, place, part) => fieldOfEntry(values, list, place, part));
        tell(t('expert.saved'));
        again();
        return undefined;
      }}
    >
      <Field
        name="headline"
        label={t('expert.headline')}
        help={t('expert.headlineHelp')}
        maxLength={120}
        defaultValue={expert.headline}
        optional
      />
      <AreaField name="about" label={t('expert.about')} maxLength={2000} defaultValue={expert.about} optional />
      <div class="form-pair">
        <Country name="originCountry" label={t('expert.origin')} code={expert.originCountry} />
        <Country name="residenceCountry" label={t('expert.residence')} code={expert.residenceCountry} />
      </div>
      <SectorPicker label={t('expert.sector')} chosen={sector} onChoose={setSector} />
      <Checks legend={t('expert.offers')} name="offers" words={offerWords} chosen={expert.offers} />
      <Checks legend={t('expert.modes')} name="modes" words={modeWords} chosen={expert.modes} />
      <div class="form-pair">
        <Field
          name="weeksFree"
          type="number"
          label={t('expert.weeksFree')}
          min={0}
          max={52}
          defaultValue={expert.weeksFree}
        />
        <Field
          name="hoursPerWeek"
          type="number"
          label={t('expert.hoursPerWeek')}
          min={0}
          max={60}
          defaultValue={expert.hoursPerWeek}
        />
      </div>
      <DegreeRows degrees={expert.degrees} />
      <PracticeRows practice={expert.practice} />
      <RefereeRows referees={expert.referees} />
      <SelectField
        name="legalStatus"
        label={t('expert.legalStatus')}
        help={t('expert.legalStatusHelp')}
        defaultValue={expert.legalStatus ?? ''}
        optional
      >
        <option value="">{t('expert.notSaid')}</option>
        {keysOf(statusWords).map((one) => (
          <option key={one} value={one}>
            {t(statusWords[one])}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="mayReturn"
        label={t('expert.mayReturn')}
        defaultValue={expert.mayReturn === null ? '' : String(expert.mayReturn)}
        optional
      >
        <option value="">{t('expert.notSaid')}</option>
        <option value="true">{t('expert.yes')}</option>
        <option value="false">{t('expert.no')}</option>
      </SelectField>
      <SelectField
        name="gender"
        label={t('expert.gender')}
        help={t('expert.genderHelp')}
        defaultValue={gender ?? ''}
        optional
      >
        <option value="">{t('expert.notSaid')}</option>
        {keysOf(genderWords).map((one) => (
          <option key={one} value={one}>
            {t(genderWords[one])}
          </option>
        ))}
      </SelectField>
      <Checks legend={t('expert.shows')} name="shows" words={partWords} chosen={expert.shows} />
    </Form>
  );
}

function Checks<Key extends string>({
  legend,
  name,
  words,
  chosen,
}: {
  legend: string;
  name: string;
  words: Readonly<Record<Key, MessageId>>;
  chosen: readonly Key[];
}) {
  return (
    <fieldset class="field">
      <legend class="field-label">{legend}</legend>
      {keysOf(words).map((one) => (
        <Check key={one} name={name} value={one} defaultChecked={chosen.includes(one)}>
          {t(words[one])}
        </Check>
      ))}
    </fieldset>
  );
}

function Country({ name, label, code }: { name: string; label: string; code: string | null }) {
  return (
    <SelectField name={name} label={label} defaultValue={code ?? ''} optional>
      <option value="">{t('expert.notSaid')}</option>
      {countryChoices(code).map((one) => (
        <option key={one.code} value={one.code}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}
