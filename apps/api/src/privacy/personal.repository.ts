import { statements } from '#database';

export const sql = statements({
  consents: {
    text: `SELECT purpose, basis, text_version AS "textVersion", given_at AS "givenAt", withdrawn_at AS "withdrawnAt"
       FROM consent WHERE person_id = $1 ORDER BY given_at, id`,
    params: { personId: 'uuid' },
    row: {
      purpose: 'text',
      basis: 'text',
      textVersion: 'text',
      givenAt: 'timestamptz',
      withdrawnAt: 'timestamptz?',
    },
  },
  withdrawConsents: {
    text: 'UPDATE consent SET withdrawn_at = now() WHERE person_id = $1 AND withdrawn_at IS NULL',
    params: { personId: 'uuid' },
  },
});
