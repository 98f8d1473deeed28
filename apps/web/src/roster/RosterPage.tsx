import { useState } from 'preact/hooks';
import { ExpertsDocument } from '#contract/graphql/graphql';
import { usePages } from '../api/pages.ts';
import { FieldPicker } from '../competences/pickers.tsx';
import type { Concept } from '../competences/pickers.tsx';
import { oneOf } from '../fragments/states.ts';
import { ChoiceFilter, Filters, SearchFilter } from '../look/Filters.tsx';
import { ListOf } from '../loaded/ListOf.tsx';
import { Page } from '../shell/Page.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { countryChoices, countryName } from '../words/country.ts';
import { spokenName } from '../words/spoken.ts';
import { t } from '../words/words.ts';
import { keysOf, offerWords, stateWords } from './meanings.ts';
import './roster.css';

/** Those that coordinators see. */
const states = keysOf(stateWords).filter((state) => state !== 'LEFT');
const languages = ['fr', 'en', 'rw', 'rn', 'sw', 'ln', 'nl'];

/** The experts, for coordinators. */
export default function RosterPage() {
  const [{ search, state, country, language, offer }, narrow] = useFilters([
    ...(['search', 'state', 'country', 'language', 'offer'] as const),
  ]);
  const [field, setField] = useState<Concept[]>([]);
  const pages = usePages(
    ExpertsDocument,
    {
      search: search || null,
      state: oneOf(states, state) ?? null,
      field: field[0]?.id ?? null,
      country: country || null,
      language: language || null,
      offer: oneOf(keysOf(offerWords), offer) ?? null,
    },
    ({ experts }) => experts,
    ['ExpertRow', 'Expert'],
  );
  const narrowed = [search, state, country, language, offer].some((one) => one !== '') || field.length > 0;
  return (
    <Page title={t('roster.title')} lead={t('roster.lead')} width="list">
      <div class="stack">
        <Filters label={t('roster.title')}>
          <SearchFilter label={t('roster.search')} value={search} onSearch={(value) => narrow('search', value, true)} />
          <ChoiceFilter
            label={t('expert.state')}
            value={state}
            options={states.map((one) => ({ value: one, text: t(stateWords[one]) }))}
            onChoose={(value) => narrow('state', value)}
          />
          <ChoiceFilter
            label={t('roster.country')}
            value={country}
            options={countryChoices(country).map(({ code, name }) => ({ value: code, text: name }))}
            onChoose={(value) => narrow('country', value)}
          />
          <ChoiceFilter
            label={t('competence.language')}
            value={language}
            options={languages.map((one) => ({ value: one, text: spokenName(one) }))}
            onChoose={(value) => narrow('language', value)}
          />
          <ChoiceFilter
            label={t('expert.offers')}
            value={offer}
            options={keysOf(offerWords).map((one) => ({ value: one, text: t(offerWords[one]) }))}
            onChoose={(value) => narrow('offer', value)}
          />
        </Filters>
        <div class="roster-field">
          <FieldPicker one label={t('roster.field')} chosen={field} onChoose={setField} />
        </div>
        <ListOf
          pages={pages}
          caption={t('roster.title')}
          keyOf={({ person }) => person.id}
          narrowed={narrowed}
          columns={[
            {
              title: t('person.name'),
              cell: ({ person, headline }) => (
                <>
                  <a href={`/roster/${person.id}`}>{person.name}</a>
                  {headline !== '' && <div class="soft small roster-headline">{headline}</div>}
                </>
              ),
            },
            { title: t('expert.state'), cell: ({ state: one }) => t(stateWords[one]) },
            {
              title: t('competence.fields'),
              cell: ({ competences }) => competences.fields.map(({ name }) => name).join(', '),
            },
            {
              title: t('roster.country'),
              cell: ({ originCountry, residenceCountry }) =>
                [originCountry, residenceCountry].flatMap((code) => (code ? [countryName(code)] : [])).join(' → '),
            },
            { title: t('expert.offers'), cell: ({ offers }) => offers.map((one) => t(offerWords[one])).join(', ') },
          ]}
        >
          <p>{t('roster.none')}</p>
        </ListOf>
      </div>
    </Page>
  );
}
