import { SectionLecturer } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './lecturers.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: SectionLecturer,
    columns: ['person_id'],
    part: 'teaching',
    about: 'privacy.teaching',
    export: rows(sql.personal),
    erase: { stays: 'a section was taught by somebody, for the figures; by whom is not known any more' },
  },
];
