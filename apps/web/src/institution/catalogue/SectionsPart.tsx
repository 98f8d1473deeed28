import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { SectionsOfDocument } from '#contract/graphql/graphql';
import type { SectionLineFragment, SectionsOfQuery } from '#contract/graphql/graphql';
import { usePages } from '../../api/pages.ts';
import { ChoiceFilter, Filters, SearchFilter } from '../../look/Filters.tsx';
import { later } from '../../look/later.tsx';
import { ListOf } from '../../loaded/ListOf.tsx';
import { Notice } from '../../look/Notice.tsx';
import type { Column } from '../../look/Table.tsx';
import { tickable, TickBar, useTicks } from '../../look/Ticked.tsx';
import '../../look/table.css';
import { useFilters } from '../../shell/use-filters.ts';
import { useOrder } from '../../shell/use-order.ts';
import { intlTag, t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import { stepsOf } from '../parts.ts';
import type { Institution, PartProps } from '../parts.ts';
import { AddSection } from './AddSection.tsx';
import { roomsWords, timesWords } from './meets.ts';
import { sectionTitle } from './section-title.ts';
import { oneOf, sectionStates, stateWords } from '../../fragments/states.ts';
import { StateTag } from '../../fragments/StateTag.tsx';

const ManySections = later(
  async () => (await import('./ManySections.tsx')).ManySections,
  () => t('institution.sections'),
);

const sorts = ['TERM', 'COURSE', 'COHORT_SIZE', 'CAMPUS', 'LECTURER'] as const;
/** The value of the filter by state for archived sections of every state. */
const archive = 'ARCHIVED';
const lacks = ['LECTURER', 'SESSIONS'] as const;
const nameAndId = ({ id, name }: { id: string; name: string }) => ({ value: id, text: name });

export function SectionsPart({ institution, mayManage }: PartProps) {
  const [added, setAdded] = useState<SectionLineFragment>();
  const { campuses, terms, departments, setup } = institution;
  const [filters, narrow] = useFilters(['search', 'term', 'campus', 'department', 'state', 'without']);
  const { search, term, campus, department, state, without } = filters;
  const isArchive = state === archive;
  const order = useOrder(sorts);
  const pages = usePages(
    SectionsOfDocument,
    {
      institutionId: institution.id,
      search: search || null,
      termId: term || null,
      campusId: campus || null,
      departmentId: department || null,
      courseId: null,
      state: oneOf(sectionStates, state) ?? null,
      archived: isArchive,
      without: oneOf(lacks, without) ?? null,
      sort: order.by,
      descending: order.descending,
    },
    ({ sections }) => sections,
    ['Section'],
  );
  const ticks = useTicks(JSON.stringify(filters), pages.total);
  const columns: Column<SectionsOfQuery['sections']['nodes'][number]>[] = [
    {
      title: t('section.one'),
      sort: 'COURSE',
      cell: (section) => <a href={`/sections/${section.id}`}>{sectionTitle(section)}</a>,
    },
    { title: t('course.code'), cell: ({ course: { code } }) => <span class="table-code">{code}</span> },
    { title: t('section.state'), cell: ({ state: now }) => <StateTag state={now} /> },
    {
      title: t('term.one'),
      sort: 'TERM',
      cell: ({ term: { name } }) => <span class="table-code">{name}</span>,
    },
    { title: t('campus.one'), sort: 'CAMPUS', cell: ({ campus: { name } }) => name },
    {
      title: t('section.time'),
      cell: ({ meets }) => <Lines lines={timesWords(meets, intlTag())} />,
    },
    { title: t('section.room'), cell: ({ meets }) => <Brief text={roomsWords(meets)} /> },
    {
      title: t('section.lecturers'),
      sort: 'LECTURER',
      cell: (section) => <Brief text={lecturersOf(section)} />,
    },
    { title: t('section.students'), sort: 'COHORT_SIZE', cell: (section) => studentsOf(section), number: true },
  ];
  const ready = setup.campuses > 0 && setup.courses > 0 && setup.terms > 0;
  return (
    <div class="stack-wide">
      {mayManage && !ready && <Missing institution={institution} />}
      {mayManage && ready && (
        <AddPart
          action={t('section.add')}
          startOpen={setup.sections === 0}
          added={added}
          told={(section) => (
            <p>
              {t('institution.added', { name: sectionTitle(section) })}{' '}
              <a href={`/sections/${section.id}`}>{t('section.goOn')}</a>
            </p>
          )}
        >
          <AddSection institution={institution} onAdded={setAdded} />
        </AddPart>
      )}
      <div class="stack">
        <Filters label={t('institution.sections')}>
          <SearchFilter
            label={t('section.search')}
            value={search}
            onSearch={(value) => narrow('search', value, true)}
          />
          <ChoiceFilter
            label={t('term.one')}
            value={term}
            options={terms.map(nameAndId)}
            onChoose={(value) => narrow('term', value)}
          />
          <ChoiceFilter
            label={t('campus.one')}
            value={campus}
            options={campuses.map(nameAndId)}
            onChoose={(value) => narrow('campus', value)}
          />
          {departments.length > 0 && (
            <ChoiceFilter
              label={t('department.one')}
              value={department}
              options={departments.map(nameAndId)}
              onChoose={(value) => narrow('department', value)}
            />
          )}
          <ChoiceFilter
            label={t('section.state')}
            value={state}
            options={[
              ...sectionStates.map((one) => ({ value: one, text: t(stateWords[one]) })),
              { value: archive, text: t('section.archived') },
            ]}
            onChoose={(value) => narrow('state', value)}
          />
          {mayManage && (
            <ChoiceFilter
              label={t('section.without')}
              value={without}
              options={[
                { value: 'LECTURER', text: t('section.withoutLecturer') },
                { value: 'SESSIONS', text: t('section.withoutSessions') },
              ]}
              onChoose={(value) => narrow('without', value)}
            />
          )}
          <ChoiceFilter
            narrowOnly
            label={t('list.sort')}
            value={order.by}
            all={null}
            options={[
              { value: 'TERM', text: t('section.sortTerm') },
              { value: 'COURSE', text: t('section.sortCourse') },
              { value: 'COHORT_SIZE', text: t('section.sortSize') },
              { value: 'CAMPUS', text: t('campus.one') },
              { value: 'LECTURER', text: t('section.lecturers') },
            ]}
            onChoose={(value) => order.choose(value, false)}
          />
        </Filters>
        <ListOf
          pages={pages}
          caption={t('institution.sections')}
          keyOf={({ id }) => id}
          narrowed={[search, term, campus, department, state, without].some((value) => value !== '')}
          order={order}
          bar={
            mayManage && (
              <TickBar
                ticks={ticks}
                shown={(pages.loaded.data ?? []).map(({ id }) => id)}
                total={pages.total}
                all={false}
              >
                <ManySections
                  institutionId={institution.id}
                  ticks={ticks}
                  archive={isArchive}
                  onDone={pages.loaded.again}
                />
              </TickBar>
            )
          }
          columns={mayManage ? tickable(columns, ticks, { keyOf: ({ id }) => id, nameOf: sectionTitle }) : columns}
        >
          <p>{mayManage ? t('section.noneYet') : t('institution.nothing')}</p>
        </ListOf>
      </div>
    </div>
  );
}

function Missing({ institution }: { institution: Institution }) {
  const needed = stepsOf(institution).filter(({ part, done }) => !done && part !== 'people' && part !== 'sections');
  return (
    <Notice>
      <p>{t('section.needs', { count: needed.length })}</p>
    </Notice>
  );
}

/** Each on a line of its own: the column is no wider than the longest. */
function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <span class="table-code">
      {lines.map((line, index) => (
        <Fragment key={line}>
          {index > 0 && (
            <>
              ,<br />
            </>
          )}
          {line}
        </Fragment>
      ))}
    </span>
  );
}

function Brief({ text }: { text: string }) {
  return (
    <span class="table-brief" title={text}>
      {text}
    </span>
  );
}

function lecturersOf({ lecturers }: SectionLineFragment): string {
  if (lecturers.length === 0) return t('section.noLecturer');
  return new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(lecturers.map(({ name }) => name));
}

/** "38 of 40", and who waits. */
function studentsOf({ cohortSize, capacity, waitingSize }: SectionLineFragment): string {
  const taken = capacity ? t('section.seatsTaken', { taken: cohortSize, seats: capacity }) : String(cohortSize);
  return waitingSize > 0 ? `${taken}, ${t('section.waitingCount', { count: waitingSize })}` : taken;
}
