import './competences.css';
import { useState } from 'preact/hooks';
import type { LanguageLevel } from '#contract/graphql/graphql';
import { Button } from '../look/Button.tsx';
import { SelectField } from '../look/Field.tsx';
import { spokenName } from '../words/spoken.ts';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';

export interface SpokenLanguage {
  language: string;
  level: LanguageLevel;
}

export const levelWords: Record<LanguageLevel, MessageId> = {
  A1: 'competence.breakthrough',
  A2: 'competence.waystage',
  B1: 'competence.threshold',
  B2: 'competence.vantage',
  C1: 'competence.effective',
  C2: 'competence.mastery',
  NATIVE: 'competence.native',
};
const levels = Object.keys(levelWords) as LanguageLevel[];
/** Languages people here speak; another that somebody has is kept. */
const near = ['fr', 'en', 'rw', 'rn', 'sw', 'ln', 'lua', 'kg', 'nl', 'de', 'pt', 'es', 'ar'];

/** Languages, each with its level; the form reads them back with `languagesIn`. */
export function LanguageRows({ languages }: { languages: readonly SpokenLanguage[] }) {
  const [rows, setRows] = useState(() => languages.map((one, key) => ({ key, ...one })));
  const add = () =>
    setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, language: '', level: 'B2' as const }]);
  return (
    <fieldset class="field">
      <legend class="field-label">{t('competence.languages')}</legend>
      <div class="stack">
        {rows.map(({ key, language, level }) => (
          <div key={key} class="competence-row">
            <SelectField name={`language${key}`} label={t('competence.language')} defaultValue={language}>
              <option value="">{t('competence.choose')}</option>
              {[...new Set([...near, ...(language === '' ? [] : [language])])].map((tag) => (
                <option key={tag} value={tag}>
                  {spokenName(tag)}
                </option>
              ))}
            </SelectField>
            <SelectField name={`level${key}`} label={t('competence.level')} defaultValue={level}>
              {levels.map((one) => (
                <option key={one} value={one}>
                  {t(levelWords[one])}
                </option>
              ))}
            </SelectField>
            <Button kind="quiet" onClick={() => setRows(rows.filter((row) => row.key !== key))}>
              {t('competence.remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button icon="add" onClick={add}>
            {t('competence.addLanguage')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

/** The field of a language, by its place among all. */
export const fieldOfLanguage = (values: FormData, place: number): string | undefined =>
  [...values.keys()].filter((name) => /^language\d+$/.test(name))[place];

export const languagesIn = (values: FormData): SpokenLanguage[] =>
  [...values].flatMap(([name, value]) => {
    const [, key] = /^language(\d+)$/.exec(name) ?? [];
    const level = levels.find((one) => one === values.get(`level${key ?? ''}`));
    return key !== undefined && level && typeof value === 'string' ? [{ language: value, level }] : [];
  });
