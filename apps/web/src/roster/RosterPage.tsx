import { useLocation } from 'preact-iso/router';
import { ExpertsDocument, FieldByCodeDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { usePages } from '../api/pages.ts';
import { FieldPicker } from '../competences/pickers.tsx';
import { oneOf } from '../fragments/states.ts';
import { ButtonLink } from '../look/Button.tsx';
import { ChoiceFilter, Filters, SearchFilter } from '../look/Filters.tsx';
import { ListOf } from '../loaded/ListOf.tsx';
import { Page } from '../shell/Page.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { useOrder } from '../shell/use-order.ts';
import { readerZone } from '../sign-in/viewer.ts';
import { dayWords } from '../time/format.ts';
import { countryChoices, countryName } from '../words/country.ts';
import { spokenName } from '../words/spoken.ts';
import { intlTag, t } from '../words/words.ts';
import { keysOf, offerWords, stateWords } from './meanings.ts';
import './roster.css';

/** Those that coordinators see. */
const states = keysOf(stateWords).filter((state) => state !== 'LEFT');
const languages = ['fr', 'en', 'rw', 'rn', 'sw', 'ln', 'nl'];

/** The experts, for coordinators. */
export default function RosterPage() {
  const [{ search, state, field, country, language, offer, confirmed }, narrow] = useFilters([
    ...(['search', 'state', 'field', 'country', 'language', 'offer', 'confirmed'] as const),
  ]);
  const { query } = useLocation();
  const order = useOrder(['NAME', 'STATE', 'SINCE']);
  const pages = usePages(
    ExpertsDocument,
    {
      search: search || null,
      state: oneOf(states, state) ?? null,
      field: field || null,
      country: country || null,
      language: language || null,
      offer: oneOf(keysOf(offerWords), offer) ?? null,
      unconfirmed: confirmed === 'no' ? true : null,
      sort: order.by,
      descending: order.descending,
    },
    ({ experts }) => experts,
    ['ExpertRow', 'Expert'],
  );
  const narrowed = [search, state, field, country, language, offer, confirmed].some((one) => one !== '');
  return (
    <Page title={t('roster.title')} lead={t('roster.lead')} width="list">
      <div class="stack">
        <p>
          <a href="/roster/import">{t('rosterImport.title')}</a> · <a href="/roster/weights">{t('weights.title')}</a>
        </p>
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
          <ChoiceFilter
            label={t('confirm.column')}
            value={confirmed}
            options={[{ value: 'no', text: t('confirm.long') }]}
            onChoose={(value) => narrow('confirmed', value)}
          />
          <ChoiceFilter
            narrowOnly
            label={t('list.sort')}
            value={order.by}
            all={null}
            options={[
              { value: 'NAME', text: t('person.name') },
              { value: 'STATE', text: t('expert.state') },
              { value: 'SINCE', text: t('roster.stateSince') },
            ]}
            onChoose={(value) => order.choose(value, false)}
          />
        </Filters>
        <div class="row-apart">
          <FieldFilter code={field} onChoose={(code) => narrow('field', code)} />
          {pages.total > 0 && (
            <span class="no-print">
              <ButtonLink
                icon="download"
                href={`/files/roster/experts.csv?${new URLSearchParams(query).toString()}`}
                download={`${t('roster.exportFile')}.csv`}
              >
                {t('roster.export')}
              </ButtonLink>
            </span>
          )}
        </div>
        <ListOf
          pages={pages}
          caption={t('roster.title')}
          keyOf={({ person }) => person.id}
          narrowed={narrowed}
          order={order}
          columns={[
            {
              title: t('person.name'),
              sort: 'NAME',
              cell: ({ person, headline }) => (
                <>
                  <a href={`/roster/${person.id}`}>{person.name}</a>
                  {headline !== '' && <div class="soft small roster-headline">{headline}</div>}
                </>
              ),
            },
            {
              title: t('expert.state'),
              sort: 'STATE',
              cell: ({ state: one, confirmedAt }) => (
                <>
                  {t(stateWords[one])}
                  {confirmedAt !== null && (
                    <div class="soft small">
                      {t('confirm.last', { day: dayWords(Date.parse(confirmedAt), readerZone.value, intlTag()) })}
                    </div>
                  )}
                </>
              ),
            },
            {
              title: t('roster.stateSince'),
              sort: 'SINCE',
              cell: ({ stateSince }) => dayWords(Date.parse(stateSince), readerZone.value, intlTag()),
            },
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

/** The address keeps the code alone; what it is called is asked, and until it has come the code stands for it. */
function FieldFilter({ code, onChoose }: { code: string; onChoose: (code: string) => void }) {
  const { data } = useData(FieldByCodeDocument, { code }, [], code === '');
  const name = data?.fieldOfEducation.code === code ? data.fieldOfEducation.name : code;
  return (
    <div class="roster-field">
      <FieldPicker
        one
        label={t('roster.field')}
        chosen={code === '' ? [] : [{ id: code, name }]}
        onChoose={([chosen]) => onChoose(chosen?.id ?? '')}
      />
    </div>
  );
}
