import pg from 'pg';
import type { ClassEvent } from '#classroom';
import { platform } from './platform.ts';

/** Asks the platform's database directly: the truth that pages and files are held against. */
export async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The log of a session's class, in order. */
export async function classLog(sessionId: string): Promise<ClassEvent[]> {
  const rows = await query<{ seq: number; at: Date; by: string; type: string; body: object }>(
    `SELECT event.seq, event.at, event.by, event.type, event.body FROM class_event event
     JOIN class ON class.id = event.class_id WHERE class.session_id = $1 ORDER BY event.seq`,
    [sessionId],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }) as unknown as ClassEvent);
}

/** Makes accounts for so many people who have no browser, and enrols them in the section of a session. @returns their ids */
export async function addPeople(count: number, sessionId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `INSERT INTO person (email, name, zone, language)
     SELECT 'many' || n || '@ikiraro.example', 'Person ' || n, 'Africa/Kigali', 'fr' FROM generate_series(1, $1::int) n RETURNING id`,
    [count],
  );
  const ids = rows.map(({ id }) => id);
  await query(
    `INSERT INTO enrolment (section_id, person_id, via) SELECT section_id, unnest($2::uuid[]), 'admin' FROM session WHERE id = $1`,
    [sessionId, ids],
  );
  return ids;
}

/** So much news that somebody has not read yet, and nothing to be read in it. @returns takes it away again */
export async function giveNews(personId: string, count: number): Promise<() => Promise<void>> {
  await query(
    `INSERT INTO notification (person_id, key, kind, facts, mail_state)
     SELECT $1::uuid, 'given:' || n, 'timetable', jsonb_build_object('sectionId', $1::uuid, 'title', 'Given', 'changes', '[]'::jsonb), 'none'
     FROM generate_series(1, $2::int) AS n`,
    [personId, count],
  );
  return async () => {
    await query("DELETE FROM notification WHERE person_id = $1 AND key LIKE 'given:%'", [personId]);
  };
}

/** The class of a session that somebody has entered. */
export async function classOf(sessionId: string): Promise<string> {
  const [found] = await query<{ id: string }>('SELECT id FROM class WHERE session_id = $1', [sessionId]);
  if (!found) throw new Error(`Nobody has entered the class of ${sessionId}.`);
  return found.id;
}

/** What the person with that address is called. */
export async function personName(email: string): Promise<string> {
  const [person] = await query<{ name: string }>('SELECT name FROM person WHERE email = $1', [email]);
  if (!person) throw new Error(`Nobody has the address ${email}.`);
  return person.name;
}

/** The term of an institution in which today is; of several the one that began first. */
export async function termNow(institution: string): Promise<string> {
  const [term] = await query<{ name: string }>(
    `SELECT term.name FROM term JOIN institution ON institution.id = term.institution_id
     WHERE institution.name = $1 AND current_date BETWEEN starts_on AND ends_on ORDER BY starts_on LIMIT 1`,
    [institution],
  );
  if (!term) throw new Error(`${institution} has no term now.`);
  return term.name;
}

/** Id of the person with that address. */
export async function personId(email: string): Promise<string> {
  const [person] = await query<{ id: string }>('SELECT id FROM person WHERE email = $1', [email]);
  if (!person) throw new Error(`Nobody has the address ${email}.`);
  return person.id;
}

/** A new person of the same universities, roles and password as somebody. @returns their id */
export async function personLike(somebody: string, email: string): Promise<string> {
  const [made] = await query<{ id: string }>(
    `WITH other AS (SELECT * FROM person WHERE email = $1), made AS (
       INSERT INTO person (email, name, zone, language, password_hash)
       SELECT $2, 'Like ' || name, zone, 'en', password_hash FROM other RETURNING id
     ), member AS (
       INSERT INTO membership (person_id, institution_id, role)
       SELECT made.id, institution_id, role FROM made, membership WHERE person_id = (SELECT id FROM other)
     )
     SELECT id FROM made`,
    [somebody, email],
  );
  if (!made) throw new Error(`Nobody has the address ${somebody}.`);
  return made.id;
}

/** Takes people away, with all that is about them alone. */
export async function takePeople(emails: readonly string[]): Promise<void> {
  const owners = await query<{ id: string }>(
    `SELECT owner_id AS id FROM mentorship JOIN person ON person.id IN (mentor_id, mentee_id) WHERE email = ANY($1)`,
    [emails],
  );
  await query('DELETE FROM person WHERE email = ANY($1)', [emails]);
  await query('DELETE FROM session_owner WHERE id = ANY($1)', [owners.map(({ id }) => id)]);
}

/** A section that no other story tells of. */
export interface OwnSection {
  id: string;
  institution: string;
}

/** Makes one in a term to come of its own, with so many weekly sessions at 17:00 in Butare, taught by `lecturer` to `student`. */
export async function sectionWith(sessions: number, name = 'Many'): Promise<OwnSection> {
  const [made] = await query<OwnSection>(
    `WITH like_it AS (
       SELECT section.course_id, section.campus_id, course.institution_id FROM section
       JOIN course ON course.id = section.course_id WHERE course.code = 'INF301' AND section.name = 'A'
     ), its_term AS (
       INSERT INTO term (institution_id, name, starts_on, ends_on)
       SELECT institution_id, 'A term to come, ' || $2, current_date + 100, current_date + 100 + 7 * ($1::int + 2) FROM like_it RETURNING id
     )
     INSERT INTO section (course_id, term_id, campus_id, name, state)
     SELECT course_id, its_term.id, campus_id, $2, 'open' FROM like_it, its_term
     RETURNING id, (SELECT institution_id FROM like_it) AS institution`,
    [sessions, name],
  );
  if (!made) throw new Error('The demo lacks INF301 A.');
  await query(
    `WITH start AS (
       SELECT to_char(current_date + 101 + 7 * n, 'YYYY-MM-DD"T17:00"') AS local FROM generate_series(0, $2::int - 1) AS n
     ), learns AS (
       INSERT INTO enrolment (section_id, person_id, via) SELECT $1, id, 'admin' FROM person WHERE email = 'student@ikiraro.example'
     ), teaches AS (
       INSERT INTO section_lecturer (section_id, person_id) SELECT $1, id FROM person WHERE email = 'lecturer@ikiraro.example'
     )
     INSERT INTO session (section_id, topic, zone, local_start, starts_at, ends_at)
     SELECT $1, '', 'Africa/Kigali', local, local::timestamp AT TIME ZONE 'Africa/Kigali',
       local::timestamp AT TIME ZONE 'Africa/Kigali' + interval '1 hour' FROM start`,
    [made.id, sessions],
  );
  return made;
}

/** Its sessions, earliest first. */
export function sessionsOf(section: string): Promise<ComingSession[]> {
  return query<ComingSession>(
    'SELECT id, section_id AS section, starts_at AS "startsAt" FROM session WHERE section_id = $1 ORDER BY starts_at, id',
    [section],
  );
}

/** A section of the demo, and a session of it in each state. */
export interface DemoSection {
  institution: string;
  campus: string;
  term: string;
  lecturer: string;
  section: string;
  open: string;
  ended: string;
  planned: string;
}

/** The demo's first section: its lecturer is `lecturer`, its cohort has `student` to `student10`. */
export async function demoSection(): Promise<DemoSection> {
  const [found] = await query<DemoSection>(
    `WITH one AS (
       SELECT session.*, course.institution_id, section.campus_id, section.term_id, class.ended_at FROM session
       JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       LEFT JOIN class ON class.session_id = session.id
       WHERE course.code = $1 AND section.name = $2 AND session.cancelled_at IS NULL
     )
     SELECT
       (SELECT institution_id FROM one LIMIT 1) AS institution,
       (SELECT campus_id FROM one LIMIT 1) AS campus,
       (SELECT term_id FROM one LIMIT 1) AS term,
       (SELECT person_id FROM section_lecturer JOIN one USING (section_id) LIMIT 1) AS lecturer,
       (SELECT section_id FROM one LIMIT 1) AS section,
       (SELECT id FROM one WHERE ended_at IS NULL AND now() BETWEEN starts_at AND ends_at LIMIT 1) AS open,
       (SELECT id FROM one WHERE ended_at IS NOT NULL LIMIT 1) AS ended,
       (SELECT id FROM one WHERE starts_at > now() + interval '1 hour' LIMIT 1) AS planned`,
    ['INF301', 'A'],
  );
  if (!found?.open || !found.ended || !found.planned)
    throw new Error(`The demo lacks a session: ${JSON.stringify(found)}`);
  return found;
}

/** Slides of three pages in a section, as after an upload; their pictures are not there. Once, however often it is asked for. */
export async function giveDeck(section: string): Promise<void> {
  await query(
    `INSERT INTO deck (section_id, title, state, pages, pages_done, bytes)
     SELECT $1, 'Keys', 'ready', 3, 3, 1 WHERE NOT EXISTS (SELECT FROM deck WHERE section_id = $1)`,
    [section],
  );
}

/** Takes away what `giveDeck` gave: pages that show it complain of the missing pictures. */
export async function takeDeck(): Promise<void> {
  await query("DELETE FROM deck WHERE title = 'Keys' AND bytes = 1", []);
}

/** Id of one thing of a kind that has a page; undefined where an institution has none. */
export async function sample(kind: 'room' | 'course' | 'cohort', institution: string): Promise<string | undefined> {
  const from = kind === 'room' ? 'room JOIN campus ON campus.id = room.campus_id' : kind;
  const [found] = await query<{ id: string }>(`SELECT ${kind}.id FROM ${from} WHERE institution_id = $1 LIMIT 1`, [
    institution,
  ]);
  return found?.id;
}

/** Id of one mentorship; undefined where there is none. */
export async function sampleReport(): Promise<string | undefined> {
  return (await query<{ id: string }>('SELECT id FROM mentoring_report LIMIT 1', []))[0]?.id;
}

export async function sampleMentorship(): Promise<string | undefined> {
  return (await query<{ id: string }>('SELECT id FROM mentorship LIMIT 1', []))[0]?.id;
}

/** Id of one programme of mentoring of an institution; undefined where there is none. */
export async function sampleProgramme(institution: string): Promise<string | undefined> {
  const sql = 'SELECT id FROM mentoring_programme WHERE institution_id = $1 LIMIT 1';
  return (await query<{ id: string }>(sql, [institution]))[0]?.id;
}

/** Takes away programmes of mentoring by their name. */
export async function takeProgramme(name: string): Promise<void> {
  await query('DELETE FROM mentoring_programme WHERE name = $1', [name]);
}

export interface ComingSession {
  id: string;
  section: string;
  startsAt: Date;
}

/** Sessions ahead of a demo's section, tomorrow or later. */
const ahead = `SELECT session.id, session.section_id AS section, session.starts_at AS "startsAt"
  FROM session JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
  WHERE course.code = $1 AND section.name = $2 AND session.cancelled_at IS NULL
    AND session.starts_at > now() + interval '20 hours'`;

/** The next session of a section, tomorrow or later; `allOf` those with a topic, in order; `one` by its id. */
export const coming = Object.assign(
  async (course: string, section: string): Promise<ComingSession> => {
    const [next] = await query<ComingSession>(`${ahead} ORDER BY session.starts_at LIMIT 1`, [course, section]);
    if (!next) throw new Error(`The demo plans nothing for ${course}, ${section}.`);
    return next;
  },
  {
    allOf: (course: string, section: string, topic: string): Promise<ComingSession[]> =>
      query<ComingSession>(`${ahead} AND session.topic = $3 ORDER BY session.starts_at`, [course, section, topic]),
    one: async (id: string): Promise<ComingSession> => {
      const [found] = await query<ComingSession>(
        'SELECT id, section_id AS section, starts_at AS "startsAt" FROM session WHERE id = $1',
        [id],
      );
      if (!found) throw new Error(`There is no session ${id}.`);
      return found;
    },
    /** Somebody else changes it. */
    touch: async (id: string): Promise<void> => {
      await query('UPDATE session SET topic = topic || $2 WHERE id = $1', [id, ' (changed)']);
    },
  },
);

/** A person who has to wait after wrong guesses of a password waits a minute longer: on a busy machine a wait of seconds is over too soon to be seen. */
export async function lengthenWaits(): Promise<void> {
  await query(`UPDATE rate_limit SET expire = expire + 60000 WHERE key LIKE 'pace:%' AND points >= $1`, [10]);
}

/** A meeting that begins in five minutes and belongs to no section, of two people by their addresses. @returns the session */
export async function giveMeeting(title: string, [host, listener]: readonly [string, string]): Promise<string> {
  const [found] = await query<{ id: string }>(
    `WITH owner AS (INSERT INTO session_owner (kind, title) VALUES ('workshop', $1) RETURNING id),
       people AS (
         INSERT INTO session_owner_participant (owner_id, person_id, role)
         SELECT owner.id, person.id, CASE email WHEN $2 THEN 'host' ELSE 'listener' END FROM owner, person WHERE email IN ($2, $3))
     INSERT INTO session (owner_id, topic, starts_at, ends_at, zone, local_start)
     SELECT id, 'Objectifs du trimestre', begins, begins + interval '30 minutes', 'Europe/Brussels',
       to_char(begins AT TIME ZONE 'Europe/Brussels', 'YYYY-MM-DD"T"HH24:MI')
     FROM owner, date_trunc('minute', now() + interval '5 minutes') AS begins RETURNING id`,
    [title, host, listener],
  );
  if (!found) throw new Error('no meeting was made');
  return found.id;
}

/** Takes it away again, with its class. */
export async function takeMeeting(sessionId: string): Promise<void> {
  await query('DELETE FROM session_owner WHERE id = (SELECT owner_id FROM session WHERE id = $1)', [sessionId]);
}

/** Takes away what was set of matching, and what students said that they know. */
export async function takeMatching(): Promise<void> {
  await query('DELETE FROM matching_weights', []);
  await query("DELETE FROM competences USING person WHERE person.id = person_id AND email LIKE 'student%'", []);
}

/** Takes away every offer of a mentor, every request, and with them what they agreed on. */
export async function takeMentoring(): Promise<void> {
  await query('DELETE FROM mentoring_request', []);
  await query("DELETE FROM session_owner WHERE kind = 'mentorship'", []);
  await query('DELETE FROM mentor_offer', []);
  await query('DELETE FROM person_block', []);
  await query('DELETE FROM mentoring_report', []);
}

/** The next meeting of a mentorship. */
export async function comingMeeting(mentorshipId: string): Promise<{ id: string; startsAt: Date }> {
  const [next] = await query<{ id: string; startsAt: Date }>(
    `SELECT session.id, starts_at AS "startsAt" FROM session JOIN mentorship USING (owner_id)
     WHERE mentorship.id = $1 AND cancelled_at IS NULL AND ends_at > now() ORDER BY starts_at LIMIT 1`,
    [mentorshipId],
  );
  if (!next) throw new Error(`The mentorship ${mentorshipId} has no meeting ahead.`);
  return next;
}

/** Its time has come: a session begins a minute ago. */
export async function beginMeeting(sessionId: string): Promise<void> {
  await query(
    `UPDATE session SET starts_at = begins, ends_at = begins + (ends_at - starts_at),
       local_start = to_char(begins AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI')
     FROM date_trunc('minute', now() - interval '1 minute') AS begins WHERE session.id = $1`,
    [sessionId],
  );
}

/** An expert has said nothing for 90 days, and the pass that asks them comes now. */
export async function askWhetherStillTrue(email: string): Promise<void> {
  await query(
    `UPDATE expert_confirmation SET confirmed_at = confirmed_at - interval '91 days'
     WHERE expert_id = (SELECT id FROM person WHERE email = $1)`,
    [email],
  );
  await query(`UPDATE jobs.job SET start_after = now() WHERE name = 'expert-reconfirmation' AND state = 'created'`, []);
}

/** A mentorship of two by their addresses, where they have none, and what the mentee reports of the mentor. @returns takes it away again */
export async function giveMentorship(mentor: string, mentee: string): Promise<() => Promise<void>> {
  const two = [await personId(mentor), await personId(mentee)];
  const [report] = await query<{ id: string }>(
    `INSERT INTO mentoring_report (reported_id, reporter_id, reason, words) VALUES ($1, $2, 'other', 'Given') RETURNING id`,
    two,
  );
  const [owner] = await query<{ id: string }>(
    `WITH request AS (
       INSERT INTO mentoring_request (mentor_id, mentee_id, message, goals, expectation, state, expires_at)
       SELECT $1, $2, 'Given', ARRAY['A plan'], '', 'accepted', now()
       WHERE NOT EXISTS (SELECT FROM mentorship WHERE mentor_id = $1 AND mentee_id = $2 AND state <> 'ended') RETURNING id
     ), owner AS (
       INSERT INTO session_owner (kind) SELECT 'mentorship' FROM request RETURNING id
     ), participants AS (
       INSERT INTO session_owner_participant (owner_id, person_id, role)
       SELECT owner.id, two.id, two.role FROM owner, (VALUES ($1::uuid, 'host'), ($2::uuid, 'listener')) AS two (id, role)
     )
     INSERT INTO mentorship (request_id, owner_id, mentor_id, mentee_id)
     SELECT request.id, owner.id, $1, $2 FROM request, owner RETURNING owner_id AS id`,
    two,
  );
  return async () => {
    await query('DELETE FROM mentoring_report WHERE id = $1', [report?.id]);
    if (!owner) return;
    await query('DELETE FROM mentoring_request WHERE id = (SELECT request_id FROM mentorship WHERE owner_id = $1)', [
      owner.id,
    ]);
    await query('DELETE FROM session_owner WHERE id = $1', [owner.id]);
  };
}
