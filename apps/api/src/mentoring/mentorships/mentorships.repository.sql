-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lock (id uuid) -> id uuid, ownerId uuid, mentorId uuid, menteeId uuid, state text, version int4, mentorSignedAt timestamptz?, menteeSignedAt timestamptz?, startsOn text?, reopenAskedBy uuid?
SELECT id, owner_id AS "ownerId", mentor_id AS "mentorId", mentee_id AS "menteeId", state, agreement_version AS version,
         mentor_signed_at AS "mentorSignedAt", mentee_signed_at AS "menteeSignedAt", starts_on::text AS "startsOn",
         reopen_asked_by AS "reopenAskedBy"
       FROM mentorship WHERE id = $1 FOR UPDATE;

-- people (id uuid) -> mentorId uuid, menteeId uuid
SELECT mentor_id AS "mentorId", mentee_id AS "menteeId" FROM mentorship WHERE id = $1;
