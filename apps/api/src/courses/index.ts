import type { Room } from '../room.ts';
import { CoursesResolver } from './courses.resolver.ts';
import { Courses } from './courses.service.ts';
import { SectionLecturers } from './lecturers.service.ts';
import { personal } from './personal.ts';
import { SectionFieldsResolver } from './section-fields.resolver.ts';
import { SectionsResolver } from './sections.resolver.ts';
import { Sections } from './sections.service.ts';

export const courses: Room = {
  resolvers: [CoursesResolver, SectionsResolver, SectionFieldsResolver],
  providers: [Courses, Sections, SectionLecturers],
  controllers: [],
  personal,
};
