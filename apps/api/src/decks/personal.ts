import { Deck } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Deck,
    columns: ['uploaded_by'],
    part: 'decks',
    about: 'privacy.decks',
    export: rows(sql.decks),
    erase: (manager, { id }) => manager.update(Deck, { uploadedBy: id }, { uploadedBy: null }),
  },
];
