import { listBySection, oneById } from '../../context/loaders.ts';
import { sessionOwnersById } from '../owners/owners.repository.ts';
import { seriesById, sessionsById, sessionsOfSections } from './sessions.repository.ts';

export const sessionsLoader = listBySection(({ dataSource }, ids) => sessionsOfSections(dataSource, ids));
export const sessionLoader = oneById(async ({ dataSource }, ids) =>
  (await sessionsById(dataSource, ids)).map((value) => ({ id: value.id, value })),
);
export const sessionOwnerLoader = oneById(({ dataSource }, ids) => sessionOwnersById(dataSource, ids));
export const seriesLoader = oneById(({ dataSource }, ids) => seriesById(dataSource, ids));
