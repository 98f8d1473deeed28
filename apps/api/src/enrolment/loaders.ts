import DataLoader from 'dataloader';
import { listBySection, oneById } from '../context/loaders.ts';
import type { LoaderOf } from '../context/loaders.ts';
import { membersOfCohorts } from './cohorts.repository.ts';
import { enrolmentsOf, partsInSections, waitingOf } from './places.repository.ts';
import type { PartInSection, PersonInSection } from './places.repository.ts';

export const enrolmentsLoader = listBySection(({ dataSource }, ids) => enrolmentsOf(dataSource, ids));
export const waitingLoader = listBySection(({ dataSource }, ids) => waitingOf(dataSource, ids));
export const partLoader: LoaderOf<PersonInSection, PartInSection, string> = ({ dataSource }) =>
  new DataLoader((places) => partsInSections(dataSource, places), {
    cacheKeyFn: ({ sectionId, personId }) => `${sectionId} ${personId}`,
  });
export const membersOfCohortLoader = oneById(({ dataSource }, ids) => membersOfCohorts(dataSource, ids), []);
