import { useRoute } from 'preact-iso/router';
import { CourseByIdDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { manages, viewer } from '../sign-in/viewer.ts';
import { OpenNow } from '../session/OpenNow.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { CourseAbout } from './CourseAbout.tsx';
import { CourseSections } from './CourseSections.tsx';
import { ManageCourse } from './ManageCourse.tsx';

/** A course of the catalogue: what it is about, what comes before it, and when it is taught. */
export default function CoursePage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  // One course leads to another: nothing of the first stays.
  return <Course key={id} id={id} />;
}

function Course({ id }: { id: string }) {
  const loaded = useData(CourseByIdDocument, { id }, ['Course', 'Section']);
  const course = loaded.data?.course;
  const person = viewer.value;
  const managed = course !== undefined && person !== undefined && manages(person, course.institution.id);
  return (
    <Page
      title={course?.title ?? t('course.one')}
      above={course && { href: `/institutions/${course.institution.id}/courses`, name: course.institution.name }}
      lead={course && [course.code, course.department?.name].filter(Boolean).join(' · ')}
    >
      <Await loaded={loaded} what={t('course.one')}>
        {({ course: known }) => (
          <div class="stack-wide">
            <OpenNow where={(session) => session.section?.course.id === known.id} />
            <CourseAbout course={known} />
            {managed && <ManageCourse course={known} />}
            <CourseSections course={known} />
          </div>
        )}
      </Await>
    </Page>
  );
}
