import { oneById } from '../context/loaders.ts';
import { competencesOfPeople } from './competences.repository.ts';
import type { SavedCompetences } from './competences.repository.ts';

/** What counts for somebody who has said nothing yet. */
const nothing: SavedCompetences = { languages: [], fieldCodes: [], skills: [], version: 0 };

/** What people say that they know, by the ids of the people. */
export const competencesLoader = oneById<SavedCompetences>(
  ({ dataSource }, ids) => competencesOfPeople(dataSource, ids),
  nothing,
);
