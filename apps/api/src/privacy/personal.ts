import { Consent } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Consent,
    columns: ['person_id'],
    part: 'consents',
    about: 'privacy.consents',
    export: rows(
      `SELECT purpose, basis, text_version AS "textVersion", given_at AS "givenAt", withdrawn_at AS "withdrawnAt"
       FROM consent WHERE person_id = $1 ORDER BY given_at, id`,
    ),
    // That there was a ground for what was done stays provable; it holds for nothing any more.
    erase: statement('UPDATE consent SET withdrawn_at = now() WHERE person_id = $1 AND withdrawn_at IS NULL'),
  },
];
