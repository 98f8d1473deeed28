import { Module } from '@nestjs/common';
import { CourseListRepository } from './course-list.repository.ts';
import { CoursesRepository } from './courses.repository.ts';
import { CoursesResolver } from './courses.resolver.ts';
import { Courses } from './courses.service.ts';
import { SectionLecturers } from './lecturers.service.ts';
import { ManySectionsResolver } from './many/many-sections.resolver.ts';
import { ManySections } from './many/many-sections.service.ts';
import { personal } from './personal.ts';
import { SectionFieldsResolver } from './section-fields.resolver.ts';
import { SectionListRepository } from './section-list.repository.ts';
import { SectionsRepository } from './sections.repository.ts';
import { SectionsResolver } from './sections.resolver.ts';
import { Sections } from './sections.service.ts';

export { addLecturer } from './lecturers.repository.ts';
export { tellingOfSessions } from './lecturers.service.ts';
export { lockLecturersAndRooms, lockSection, lockSectionsOfTerm } from './planning-locks.repository.ts';
export { sectionLacks } from './section-lacks.ts';

/** The catalogue, and sections with their states and lecturers. */
@Module({
  providers: [
    CoursesResolver,
    SectionsResolver,
    SectionFieldsResolver,
    ManySectionsResolver,
    Courses,
    Sections,
    SectionLecturers,
    ManySections,
    CoursesRepository,
    CourseListRepository,
    SectionsRepository,
    SectionListRepository,
  ],
})
export class CoursesModule {
  static readonly personal = personal;
}
