import { SectionsOfDocument } from '#contract/graphql/graphql';
import type { CoursePartsFragment } from '#contract/graphql/graphql';
import { usePages } from '../api/pages.ts';
import { StateTag } from '../fragments/StateTag.tsx';
import { ListOf } from '../loaded/ListOf.tsx';
import { t } from '../words/words.ts';

/** When and where it is taught, the newest term first. */
export function CourseSections({ course }: { course: CoursePartsFragment }) {
  const pages = usePages(
    SectionsOfDocument,
    { institutionId: course.institution.id, courseId: course.id, sort: 'TERM' },
    ({ sections }) => sections,
    ['Section'],
  );
  return (
    <section class="stack" aria-labelledby="course-sections">
      <h2 id="course-sections">{t('institution.sections')}</h2>
      <ListOf
        pages={pages}
        caption={t('institution.sections')}
        keyOf={({ id }) => id}
        narrowed={false}
        columns={[
          { title: t('section.one'), cell: ({ id, name }) => <a href={`/sections/${id}`}>{name}</a> },
          { title: t('term.one'), cell: ({ term }) => term.name },
          { title: t('campus.one'), cell: ({ campus }) => campus.name },
          { title: t('section.state'), cell: ({ state }) => <StateTag state={state} /> },
          { title: t('section.lecturers'), cell: ({ lecturers }) => lecturers.map(({ name }) => name).join(', ') },
        ]}
      >
        <p>{t('course.noSections')}</p>
      </ListOf>
    </section>
  );
}
