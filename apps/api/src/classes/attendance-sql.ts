/**
 * Defines `log`, one row for each session: its class, where that ended, and whether it can no longer be entered.
 *
 * @param sessions condition on `session` and its `class`; there may be no class
 * @param staysOpen parameter with the interval for which a class can be entered after its planned end
 */
export const logOf = (sessions: string, staysOpen: string) => `
  log AS (
    SELECT session.id AS session_id, class.id AS class_id, session.section_id, session.owner_id, coalesce(ended.seq, 2147483647) AS end_seq,
      ended.at AS ended_at, class.ended_at IS NOT NULL OR now() >= session.ends_at + ${staysOpen}::interval AS closed
    FROM session
    LEFT JOIN class ON class.session_id = session.id
    LEFT JOIN LATERAL (
      -- One that was opened again ended later, or has not yet.
      SELECT seq, at FROM class_event WHERE class_id = class.id AND type = 'class-ended' AND class.ended_at IS NOT NULL
      ORDER BY seq DESC LIMIT 1
    ) AS ended ON true
    WHERE ${sessions}
  )`;

/** Whether a person came to a class of `log`, for however short a time. It is the rule of `presence` for queries that need no minutes. */
export const came = (person: string) => `EXISTS (
    SELECT FROM class_event
    WHERE class_id = log.class_id AND by = ${person} AND type = 'joined' AND seq < log.end_seq)`;

/**
 * Attendance is computed from the class log: the union of each person's times from coming (`joined`) to going (`left`). A person
 * who is still in counts until the class ended. When nobody ended the class, that is until now, or until its last event once it
 * can no longer be entered.
 *
 * After `logOf`: `clock` (one row for each session: until when its class counts) and `presence` (one row for each person who came
 * to a session).
 */
export const presence = presenceOf();

/** The same for some people only. @param whose condition on `event.by` */
export function presenceOf(whose = 'true'): string {
  return `
  clock AS (
    SELECT log.*, CASE
        WHEN ended_at IS NOT NULL THEN ended_at
        WHEN closed THEN (SELECT max(at) FROM class_event WHERE class_id = log.class_id)
        ELSE now()
      END AS until
    FROM log
  ), moves AS (
    SELECT clock.session_id, event.by AS person_id, event.seq, event.at, event.type, event.body ->> 'role' AS role,
      lag(event.type) OVER person AS before,
      coalesce(lead(event.at) OVER person, clock.until) AS next_at
    FROM clock JOIN class_event event ON event.class_id = clock.class_id AND event.seq < clock.end_seq
    WHERE event.type IN ('joined', 'left') AND ${whose}
    WINDOW person AS (PARTITION BY event.class_id, event.by ORDER BY event.seq)
  ), presence AS (
    SELECT session_id, person_id,
      min(at) FILTER (WHERE type = 'joined') AS first_in,
      max(at) FILTER (WHERE type = 'left' AND before = 'joined') AS last_left,
      (array_agg(type ORDER BY seq DESC))[1] = 'joined' AS still_in,
      (array_agg(role ORDER BY seq DESC) FILTER (WHERE type = 'joined'))[1] AS role,
      coalesce(sum(extract(epoch FROM next_at - at)) FILTER (WHERE type = 'joined'), 0) AS seconds
    FROM moves GROUP BY session_id, person_id
    HAVING bool_or(type = 'joined')
  )`;
}

/** A session took place when it is over and a person was in its class, or was present without a device. */
export const tookPlace = `session.cancelled_at IS NULL AND (
    class.last_seq > 0 AND (class.ended_at IS NOT NULL OR session.ends_at <= now())
    OR session.ends_at <= now() AND EXISTS (
      SELECT FROM attendance_correction WHERE session_id = session.id AND mark = 'present'))`;

/**
 * After `logOf`: one row for each student of each session. The students are those of the present cohort. The log says who came;
 * corrections say who was present without it or is excused. An excused student who came counts as present.
 */
export const turns = `
  turn AS (
    SELECT log.session_id, log.section_id, enrolment.person_id,
      seen.came OR correction.mark IS NOT DISTINCT FROM 'present' AS present,
      seen.came OR correction.mark IS DISTINCT FROM 'excused' AS expected,
      NOT seen.came AND correction.mark IS NOT NULL AS corrected
    FROM log JOIN enrolment ON enrolment.section_id = log.section_id
    LEFT JOIN attendance_correction correction ON correction.session_id = log.session_id
      AND correction.person_id = enrolment.person_id
    CROSS JOIN LATERAL (SELECT ${came('enrolment.person_id')} AS came) seen
  )`;
