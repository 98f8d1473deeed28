import { PreparedPoll } from '#database';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: PreparedPoll,
    columns: ['form'],
    part: 'preparedPolls',
    about: 'privacy.preparedPolls',
    // Questions of a course: who wrote one is not kept.
    export: () => Promise.resolve([]),
    erase: { stays: 'a question of a course; nothing in it points to a person' },
  },
];
