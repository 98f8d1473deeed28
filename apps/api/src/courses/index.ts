import { Module } from '@nestjs/common';
import { CourseListRepository } from './course-list.repository.ts';
import { CoursesRepository } from './courses.repository.ts';
import { CoursesResolver } from './courses.resolver.ts';
import { Courses } from './courses.service.ts';
import { ManySectionsResolver } from './many/many-sections.resolver.ts';
import { ManySections } from './many/many-sections.service.ts';
import { personal } from './personal.ts';
import { SectionFieldsResolver } from './section-fields.resolver.ts';
import { SectionListRepository } from './section-list.repository.ts';
import { SectionsRepository } from './sections.repository.ts';
import { SectionsResolver } from './sections.resolver.ts';
import { Sections } from './sections.service.ts';

export { addLecturer, removeLecturer } from './lecturers.repository.ts';
export { lockLecturersAndRooms, lockSection, lockSectionsOfTerm } from './planning-locks.repository.ts';
export { sectionLacks } from './section-lacks.ts';
export { Sections } from './sections.service.ts';
export { tellingOfSessions } from './telling.ts';

/** The catalogue, and sections with their states and lecturers. */
@Module({
  providers: [
    CoursesResolver,
    SectionsResolver,
    SectionFieldsResolver,
    ManySectionsResolver,
    Courses,
    Sections,
    ManySections,
    CoursesRepository,
    CourseListRepository,
    SectionsRepository,
    SectionListRepository,
  ],
  exports: [Sections],
})
export class CoursesModule {
  static readonly personal = personal;
}
