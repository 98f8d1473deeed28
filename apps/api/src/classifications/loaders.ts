import { oneById } from '../context/loaders.ts';
import { isUuid } from '../graphql/ids.ts';
import { fieldsByCode, sectorsByCode, skillsById } from './concepts.repository.ts';
import type { FieldOfEducationModel, SectorModel, SkillModel } from './models.ts';

/** What is no code is none of the lists, and PostgreSQL never sees it. */
const isCode = (key: string) => /^[0-9]{2,5}$/.test(key);

/** Concepts by their keys, withdrawn ones too; null: there is none. */
export const fieldOfEducationLoader = oneById<FieldOfEducationModel | null>(
  ({ dataSource, readerId }, codes) => fieldsByCode(dataSource, readerId, codes.filter(isCode)),
  null,
);
export const sectorLoader = oneById<SectorModel | null>(
  ({ dataSource, readerId }, codes) => sectorsByCode(dataSource, readerId, codes.filter(isCode)),
  null,
);
export const skillLoader = oneById<SkillModel | null>(
  ({ dataSource, readerId }, ids) => skillsById(dataSource, readerId, ids.filter(isUuid)),
  null,
);
