import { CalendarFeed } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: CalendarFeed,
    columns: ['person_id'],
    part: 'calendarAddresses',
    about: 'privacy.calendarAddresses',
    export: rows(
      `SELECT section_id AS "sectionId", created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
       FROM calendar_feed WHERE person_id = $1 ORDER BY created_at`,
    ),
    erase: statement('DELETE FROM calendar_feed WHERE person_id = $1'),
  },
];
