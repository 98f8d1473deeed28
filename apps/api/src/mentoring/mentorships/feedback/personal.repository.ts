import { statements } from '#database';

/** What somebody wrote or was asked; what the other wrote is the other's. */
export const sql = statements({
  personalFeedback: {
    text: `SELECT kind, rating, results, words_to_other AS "wordsToOther", words_to_lead AS "wordsToLead", created_at AS "createdAt"
       FROM mentorship_feedback WHERE from_id = $1 ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: {
      kind: 'text',
      rating: 'int4?',
      results: 'text[]',
      wordsToOther: 'text',
      wordsToLead: 'text',
      createdAt: 'timestamptz',
    },
  },
  personalAsked: {
    text: `SELECT kind, asked_at AS "askedAt", skipped_at AS "skippedAt" FROM mentorship_feedback_asked
       WHERE person_id = $1 ORDER BY mentorship_id, kind`,
    params: { personId: 'uuid' },
    row: { kind: 'text', askedAt: 'timestamptz?', skippedAt: 'timestamptz?' },
  },
});
