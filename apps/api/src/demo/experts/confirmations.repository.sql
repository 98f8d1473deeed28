-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- confirmAnew (expertIds uuid[], now timestamptz)
UPDATE expert_confirmation SET asked = 0, asked_at = NULL, letter = NULL, letter_failed = false, confirmed_at =
         confirmed_at + make_interval(days => 90 * floor(extract(epoch FROM $2::timestamptz - confirmed_at) / 7776000)::integer)
       FROM expert WHERE person_id = expert_id AND state = 'verified' AND expert_id = ANY($1)
         AND confirmed_at <= $2::timestamptz - interval '110 days';
