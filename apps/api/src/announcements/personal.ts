import { Announcement } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Announcement,
    columns: ['written_by', 'text'],
    part: 'announcements',
    about: 'privacy.announcements',
    export: rows(
      `SELECT course.code AS course, section.name AS section, announcement.text, announcement.created_at AS "createdAt"
       FROM announcement JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
       WHERE written_by = $1 ORDER BY announcement.created_at, announcement.id`,
    ),
    erase: async (manager, { id }) => {
      await manager.query('UPDATE announcement SET written_by = NULL WHERE written_by = $1', [id]);
    },
  },
];
