-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- personalFeedback (personId uuid) -> kind text, rating int4?, results text[], wordsToOther text, wordsToLead text, createdAt timestamptz
SELECT kind, rating, results, words_to_other AS "wordsToOther", words_to_lead AS "wordsToLead", created_at AS "createdAt"
       FROM mentorship_feedback WHERE from_id = $1 ORDER BY created_at, id;

-- personalAsked (personId uuid) -> kind text, askedAt timestamptz?, skippedAt timestamptz?
SELECT kind, asked_at AS "askedAt", skipped_at AS "skippedAt" FROM mentorship_feedback_asked
       WHERE person_id = $1 ORDER BY mentorship_id, kind;
