import { Announcement } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './announcements.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Announcement,
    columns: ['written_by', 'text'],
    part: 'announcements',
    about: 'privacy.announcements',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.update(Announcement, { writtenBy: id }, { writtenBy: null }),
  },
];
