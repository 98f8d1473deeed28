import DataLoader from 'dataloader';
import { listBySection } from '../context/loaders.ts';
import type { LoaderOf } from '../context/loaders.ts';
import type { SectionModel } from './course.ts';
import { cohortsEnrolledIn, lecturersOf, sectionsById, studentsOf } from './sections.repository.ts';

export const sectionLoader: LoaderOf<string, SectionModel> = ({ dataSource, readerId }) =>
  new DataLoader(async (ids) => {
    const rows = new Map((await sectionsById(dataSource, ids, readerId)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? new Error(`section ${id} is gone`));
  });

export const lecturersLoader = listBySection(({ dataSource }, ids) => lecturersOf(dataSource, ids));
export const cohortLoader = listBySection(({ dataSource }, ids) => studentsOf(dataSource, ids));
export const cohortsEnrolledLoader = listBySection(({ dataSource }, ids) => cohortsEnrolledIn(dataSource, ids));
