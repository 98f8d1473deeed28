import { Notification } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Notification,
    // Other people are in the facts by id only.
    columns: ['person_id', 'facts'],
    part: 'notifications',
    about: 'privacy.notifications',
    export: rows(
      `SELECT kind, facts, created_at AS "createdAt", read_at AS "readAt", mail_state AS mail, mailed_at AS "mailedAt"
       FROM notification WHERE person_id = $1 ORDER BY created_at, id`,
    ),
    erase: statement('DELETE FROM notification WHERE person_id = $1'),
  },
];
