import '../look/lists.css';
import type { ComponentChildren } from 'preact';
import type { KnownPartsFragment } from '#contract/graphql/graphql';
import { levelWords } from '../competences/LanguageRows.tsx';
import { countryName } from '../words/country.ts';
import { spokenName } from '../words/spoken.ts';
import { t } from '../words/words.ts';
import { modeWords, offerWords } from './meanings.ts';
import type { ExpertMode, ExpertOffer } from '#contract/graphql/graphql';

interface Told {
  about: string | null;
  originCountry: string | null;
  residenceCountry: string | null;
  sector: { name: string } | null;
  degrees: readonly { title: string; institution: string; year: number }[] | null;
  practice: readonly { role: string; place: string; from: number; to: number | null }[] | null;
  offers: readonly ExpertOffer[];
  modes: readonly ExpertMode[];
  weeksFree: number | null;
  hoursPerWeek: number | null;
  competences?: KnownPartsFragment;
}

/** What is told of an expert; what is not said or not shown takes no line. */
export function Facts({ told, children }: { told: Told; children?: ComponentChildren }) {
  const { competences, degrees, practice } = told;
  const list = (names: readonly string[]) => names.join(', ');
  return (
    <div class="stack">
      {told.about && <p class="prose">{told.about}</p>}
      <dl class="facts">
        <Fact name={t('expert.offers')} value={list(told.offers.map((one) => t(offerWords[one])))} />
        <Fact name={t('expert.modes')} value={list(told.modes.map((one) => t(modeWords[one])))} />
        <Fact name={t('expert.origin')} value={told.originCountry && countryName(told.originCountry)} />
        <Fact name={t('expert.residence')} value={told.residenceCountry && countryName(told.residenceCountry)} />
        <Fact name={t('expert.sector')} value={told.sector?.name} />
        <Fact
          name={t('expert.time')}
          value={
            told.weeksFree !== null &&
            told.weeksFree > 0 &&
            t('expert.timeIs', { weeks: told.weeksFree, hours: told.hoursPerWeek ?? 0 })
          }
        />
        <Fact name={t('competence.fields')} value={list((competences?.fields ?? []).map(({ name }) => name))} />
        <Fact name={t('competence.skills')} value={list((competences?.skills ?? []).map(({ name }) => name))} />
        <Fact
          name={t('competence.languages')}
          value={list(
            (competences?.languages ?? []).map(
              ({ language, level }) => `${spokenName(language)} (${t(levelWords[level])})`,
            ),
          )}
        />
        <Fact
          name={t('expert.degrees')}
          value={
            degrees !== null &&
            degrees.length > 0 && (
              <Lines lines={degrees.map(({ title, institution, year }) => `${title}, ${institution}, ${year}`)} />
            )
          }
        />
        <Fact
          name={t('expert.practice')}
          value={
            practice !== null &&
            practice.length > 0 && (
              <Lines
                lines={practice.map(
                  ({ role, place, from, to }) =>
                    `${[role, place].filter(Boolean).join(', ')} (${from}–${to ?? t('expert.today')})`,
                )}
              />
            )
          }
        />
        {children}
      </dl>
    </div>
  );
}

export function Fact({ name, value }: { name: string; value: ComponentChildren }) {
  if (value === null || value === undefined || value === false || value === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="stack-tight">
    {lines.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);
