import { listBySection, oneById } from '../context/loaders.ts';
import {
  courseTextsOf,
  externalIdsOf,
  meetsOf,
  prerequisitesOf,
  sectionsOfCourses,
} from './course-parts.repository.ts';

export const meetsLoader = listBySection(({ dataSource }, ids) => meetsOf(dataSource, ids));
export const courseTextsLoader = oneById(({ dataSource, readerId }, ids) => courseTextsOf(dataSource, ids, readerId));
export const prerequisitesLoader = oneById(
  ({ dataSource, readerId }, ids) => prerequisitesOf(dataSource, ids, readerId),
  [],
);
export const sectionsOfCourseLoader = oneById(({ dataSource }, ids) => sectionsOfCourses(dataSource, ids), 0);
/** Of courses and sections. */
export const externalIdLoader = oneById(({ dataSource }, ids) => externalIdsOf(dataSource, ids), null);
