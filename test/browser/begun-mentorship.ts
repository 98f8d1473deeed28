import { query } from './database.ts';

/**
 * A mentorship of two by their addresses that began six weeks ago, with a meeting of yesterday to which nobody came.
 *
 * @returns its id
 */
export async function giveBegunMentorship(mentor: string, mentee: string): Promise<string> {
  const [found] = await query<{ id: string }>(
    `WITH two AS (SELECT (SELECT id FROM person WHERE email = $1) AS mentor, (SELECT id FROM person WHERE email = $2) AS mentee),
     request AS (
       INSERT INTO mentoring_request (mentor_id, mentee_id, message, goals, expectation, state, expires_at)
       SELECT mentor, mentee, 'Hello', ARRAY['A plan'], '', 'accepted', now() FROM two RETURNING id
     ), owner AS (
       INSERT INTO session_owner (kind) VALUES ('mentorship') RETURNING id
     ), participants AS (
       INSERT INTO session_owner_participant (owner_id, person_id, role)
       SELECT owner.id, mentor, 'host' FROM owner, two UNION ALL SELECT owner.id, mentee, 'listener' FROM owner, two
     ), meeting AS (
       INSERT INTO session (owner_id, topic, starts_at, ends_at, zone, local_start)
       SELECT id, 'A plan', begins, begins + interval '30 minutes', 'Africa/Kigali',
         to_char(begins AT TIME ZONE 'Africa/Kigali', 'YYYY-MM-DD"T"HH24:MI')
       FROM owner, date_trunc('hour', now() - interval '1 day') AS begins
     )
     INSERT INTO mentorship (request_id, owner_id, mentor_id, mentee_id, state, weeks, mentor_signed_at, mentee_signed_at, starts_on, ends_on)
     SELECT request.id, owner.id, mentor, mentee, 'active', 24, now(), now(), now()::date - 42, now()::date - 42 + 167
     FROM request, owner, two RETURNING id`,
    [mentor, mentee],
  );
  if (!found) throw new Error('no mentorship was made');
  return found.id;
}

/** It began three months ago. */
export async function letThreeMonthsPass(mentorshipId: string): Promise<void> {
  await query('UPDATE mentorship SET starts_on = starts_on - 52, ends_on = ends_on - 52 WHERE id = $1', [mentorshipId]);
}

export async function takeMentorship(mentorshipId: string): Promise<void> {
  await query(
    `WITH owner AS (DELETE FROM session_owner WHERE id = (SELECT owner_id FROM mentorship WHERE id = $1))
     DELETE FROM mentoring_request WHERE id = (SELECT request_id FROM mentorship WHERE id = $1)`,
    [mentorshipId],
  );
}
