import type { Room } from '../room.ts';
import { CoursesResolver } from './courses.resolver.ts';
import { Courses } from './courses.service.ts';
import { SectionLecturers } from './lecturers.service.ts';
import { ManySectionsResolver } from './many/many-sections.resolver.ts';
import { ManySections } from './many/many-sections.service.ts';
import { personal } from './personal.ts';
import { SectionFieldsResolver } from './section-fields.resolver.ts';
import { SectionsResolver } from './sections.resolver.ts';
import { Sections } from './sections.service.ts';

export const courses: Room = {
  resolvers: [CoursesResolver, SectionsResolver, SectionFieldsResolver, ManySectionsResolver],
  providers: [Courses, Sections, SectionLecturers, ManySections],
  controllers: [],
  personal,
};
