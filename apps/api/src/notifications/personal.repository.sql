-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- notifications (personId uuid) -> kind text, facts jsonb, createdAt timestamptz, readAt timestamptz?, mail text, mailedAt timestamptz?
SELECT kind, facts, created_at AS "createdAt", read_at AS "readAt", mail_state AS mail, mailed_at AS "mailedAt"
       FROM notification WHERE person_id = $1 ORDER BY created_at, id;
