import { Notification } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Notification,
    // Other people are in the facts by id only.
    columns: ['person_id', 'facts'],
    part: 'notifications',
    about: 'privacy.notifications',
    export: rows(sql.notifications),
    erase: (manager, { id }) => manager.delete(Notification, { personId: id }),
  },
];
