import { TermLoadDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { ButtonLink } from '../../look/Button.tsx';
import { ChoiceFilter, Filters } from '../../look/Filters.tsx';
import { Empty } from '../../look/Notice.tsx';
import { Table } from '../../look/Table.tsx';
import { Await } from '../../loaded/Await.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { useOrder } from '../../shell/use-order.ts';
import { intlTag, t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';
import { hoursWords, sortedLoads, sorts } from './sorted.ts';

/** How much everybody teaches in a term. */
export function LoadPart({ institution }: PartProps) {
  const { terms } = institution;
  const [{ term }, narrow] = useFilters(['term']);
  const today = new Date().toISOString().slice(0, 10);
  const present = terms.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ?? terms[0];
  const shown = terms.find(({ id }) => id === term) ?? present;
  if (!shown) {
    return (
      <Empty>
        <p>{t('find.noTerm')}</p>
      </Empty>
    );
  }
  return (
    <div class="stack">
      <Filters label={t('institution.load')}>
        <ChoiceFilter
          label={t('term.one')}
          value={shown.id}
          all={null}
          options={terms.map(({ id, name }) => ({ value: id, text: name }))}
          onChoose={(value) => narrow('term', value)}
        />
      </Filters>
      <Loads key={shown.id} institutionId={institution.id} term={shown} />
    </div>
  );
}

function Loads({ institutionId, term }: { institutionId: string; term: { id: string; name: string } }) {
  const order = useOrder(sorts);
  const tag = intlTag();
  const loaded = useData(TermLoadDocument, { termId: term.id }, ['Section', 'Session', 'Person']);
  return (
    <Await loaded={loaded} what={t('institution.load')}>
      {({ termLoad: { weeks, lecturers, csvPath } }) =>
        lecturers.length === 0 ? (
          <Empty>
            <p>{t('find.nobodyTeaches')}</p>
          </Empty>
        ) : (
          <div class="stack">
            <div class="row-apart">
              <p class="soft">{t('find.loadHow', { count: weeks })}</p>
              <span class="no-print">
                <ButtonLink icon="download" href={csvPath} download={`${t('find.loadFile')}-${term.name}.csv`}>
                  {t('find.loadCsv')}
                </ButtonLink>
              </span>
            </div>
            <ChoiceFilter
              narrowOnly
              label={t('list.sort')}
              value={order.by}
              all={null}
              options={[
                { value: 'NAME', text: t('person.name') },
                { value: 'SECTIONS', text: t('institution.sections') },
                { value: 'SESSIONS', text: t('section.sessions') },
                { value: 'PLANNED', text: t('find.planned') },
                { value: 'HELD', text: t('find.held') },
              ]}
              onChoose={(value) => order.choose(value, false)}
            />
            <Table
              caption={t('institution.load')}
              rows={sortedLoads(lecturers, order.by, order.descending)}
              keyOf={({ id }) => id}
              order={order}
              columns={[
                {
                  title: t('person.name'),
                  sort: 'NAME',
                  cell: ({ person }) => (
                    <a href={`/institutions/${institutionId}/people/${person.id}/timetable?view=term&term=${term.id}`}>
                      {person.name}
                    </a>
                  ),
                },
                {
                  title: t('institution.sections'),
                  sort: 'SECTIONS',
                  cell: ({ sections }) => sections,
                  number: true,
                },
                { title: t('section.sessions'), sort: 'SESSIONS', cell: ({ sessions }) => sessions, number: true },
                {
                  title: t('find.planned'),
                  sort: 'PLANNED',
                  cell: ({ planned }) => hoursWords(planned, tag),
                  number: true,
                },
                { title: t('find.held'), sort: 'HELD', cell: ({ held }) => hoursWords(held, tag), number: true },
                {
                  title: t('find.perWeek'),
                  cell: ({ planned }) => hoursWords(planned / Math.max(1, weeks), tag),
                  number: true,
                },
              ]}
            />
          </div>
        )
      }
    </Await>
  );
}
