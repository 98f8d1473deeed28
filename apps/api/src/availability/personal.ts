import { Availability, AvailabilityException, AvailabilityHours } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './availability.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: AvailabilityHours,
    columns: ['person_id'],
    part: 'availabilityHours',
    about: 'privacy.availability',
    export: rows(sql.personalHours),
    erase: (manager, { id }) => manager.delete(AvailabilityHours, { personId: id }),
  },
  {
    entity: Availability,
    columns: ['person_id'],
    part: 'availability',
    about: 'privacy.availability',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.delete(Availability, { personId: id }),
  },
  {
    entity: AvailabilityException,
    columns: ['person_id'],
    part: 'availabilityExceptions',
    about: 'privacy.availability',
    export: rows(sql.personalExceptions),
    erase: (manager, { id }) => manager.delete(AvailabilityException, { personId: id }),
  },
];
