import { statements } from '#database';

export const sql = statements({
  notifications: {
    text: `SELECT kind, facts, created_at AS "createdAt", read_at AS "readAt", mail_state AS mail, mailed_at AS "mailedAt"
       FROM notification WHERE person_id = $1 ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: {
      kind: 'text',
      facts: 'jsonb',
      createdAt: 'timestamptz',
      readAt: 'timestamptz?',
      mail: 'text',
      mailedAt: 'timestamptz?',
    },
  },
});
