import { Deck } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Deck,
    columns: ['uploaded_by'],
    part: 'decks',
    about: 'privacy.decks',
    export: rows(
      `SELECT course.code AS course, section.name AS section, deck.title, deck.pages, deck.bytes, deck.created_at AS "createdAt"
       FROM deck JOIN section ON section.id = deck.section_id JOIN course ON course.id = section.course_id
       WHERE deck.uploaded_by = $1 ORDER BY deck.created_at, deck.id`,
    ),
    erase: async (manager, { id }) => {
      await manager.query('UPDATE deck SET uploaded_by = NULL WHERE uploaded_by = $1', [id]);
    },
  },
];
