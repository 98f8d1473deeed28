import { ApiToken } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: ApiToken,
    columns: ['person_id', 'token_hash', 'name'],
    part: 'apiTokens',
    about: 'privacy.apiTokens',
    export: rows(sql.apiTokens),
    erase: (manager, { id }) => manager.delete(ApiToken, { personId: id }),
  },
];
