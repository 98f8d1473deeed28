import { CalendarFeed } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './feeds.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: CalendarFeed,
    columns: ['person_id'],
    part: 'calendarAddresses',
    about: 'privacy.calendarAddresses',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.delete(CalendarFeed, { personId: id }),
  },
];
