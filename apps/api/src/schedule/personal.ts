import { SessionLecturer, Unavailability } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './unavailability/unavailability.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: SessionLecturer,
    columns: ['person_id'],
    part: 'sessionsTaught',
    about: 'privacy.teaching',
    export: rows(sql.personalSessions),
    erase: { stays: 'a session was taught by somebody, for the figures; by whom is not known any more' },
  },
  {
    entity: Unavailability,
    columns: ['person_id', 'note'],
    part: 'unavailability',
    about: 'privacy.unavailability',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.delete(Unavailability, { personId: id }),
  },
];
