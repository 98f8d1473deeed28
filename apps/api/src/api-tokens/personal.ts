import { ApiToken } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: ApiToken,
    columns: ['person_id', 'token_hash', 'name'],
    part: 'apiTokens',
    about: 'privacy.apiTokens',
    export: rows(
      `SELECT api_token.name, scopes, institution.name AS institution, api_token.created_at AS "createdAt",
         expires_at AS "expiresAt", last_used_on::text AS "lastUsedOn", revoked_at AS "revokedAt"
       FROM api_token LEFT JOIN institution ON institution.id = institution_id
       WHERE person_id = $1 ORDER BY api_token.created_at`,
    ),
    erase: statement('DELETE FROM api_token WHERE person_id = $1'),
  },
];
