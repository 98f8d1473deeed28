import { useState } from 'preact/hooks';
import { CohortsOfDocument, CreateCohortDocument } from '#contract/graphql/graphql';
import type { CohortLineFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { problemsOf } from '../api/problems.ts';
import { CohortFields, cohortInput } from '../cohort/CohortFields.tsx';
import { ChoiceFilter, Filters, SearchFilter } from '../look/Filters.tsx';
import { Form } from '../look/Form.tsx';
import { ListOf } from '../loaded/ListOf.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { useOrder } from '../shell/use-order.ts';
import { t } from '../words/words.ts';
import { AddPart } from './AddPart.tsx';
import type { PartProps } from './parts.ts';

const sorts = ['NAME', 'SIZE', 'CAMPUS', 'DEPARTMENT'] as const;

/** Named sets of students that are enrolled together. */
export function CohortsPart({ institution }: PartProps) {
  const [added, setAdded] = useState<CohortLineFragment>();
  const [{ search }, narrow] = useFilters(['search']);
  const order = useOrder(sorts);
  const pages = usePages(
    CohortsOfDocument,
    { institutionId: institution.id, search: search || null, sort: order.by, descending: order.descending },
    ({ cohorts }) => cohorts,
    ['Cohort'],
  );
  return (
    <div class="stack-wide">
      <AddPart
        action={t('cohort.add')}
        startOpen={false}
        added={added}
        told={({ id, name }) => (
          <p>
            {t('institution.added', { name })} <a href={`/cohorts/${id}`}>{t('cohort.goOn')}</a>
          </p>
        )}
      >
        <Form
          label={t('cohort.add')}
          action={t('cohort.add')}
          keep={`cohort.${institution.id}`}
          again
          words={{ CONFLICT: 'cohort.conflict' }}
          onSubmit={async (values) => {
            const { data, error } = await change(CreateCohortDocument, {
              input: { institutionId: institution.id, ...cohortInput(values) },
            });
            setAdded(data?.createCohort);
            return error && problemsOf(error);
          }}
        >
          <CohortFields institution={institution} />
        </Form>
      </AddPart>
      <div class="stack">
        <Filters label={t('institution.cohorts')}>
          <SearchFilter label={t('cohort.search')} value={search} onSearch={(value) => narrow('search', value, true)} />
          <ChoiceFilter
            narrowOnly
            label={t('list.sort')}
            value={order.by}
            all={null}
            options={[
              { value: 'NAME', text: t('cohort.one') },
              { value: 'SIZE', text: t('section.sortSize') },
              { value: 'CAMPUS', text: t('campus.one') },
              { value: 'DEPARTMENT', text: t('department.one') },
            ]}
            onChoose={(value) => order.choose(value, false)}
          />
        </Filters>
        <ListOf
          pages={pages}
          caption={t('institution.cohorts')}
          keyOf={({ id }) => id}
          narrowed={search !== ''}
          order={order}
          columns={[
            { title: t('cohort.one'), sort: 'NAME', cell: ({ id, name }) => <a href={`/cohorts/${id}`}>{name}</a> },
            { title: t('department.one'), sort: 'DEPARTMENT', cell: ({ department }) => department?.name ?? '' },
            { title: t('campus.one'), sort: 'CAMPUS', cell: ({ campus }) => campus?.name ?? '' },
            { title: t('section.students'), sort: 'SIZE', cell: ({ size }) => size, number: true },
          ]}
        >
          <p>{t('cohort.noneYet')}</p>
        </ListOf>
      </div>
    </div>
  );
}
