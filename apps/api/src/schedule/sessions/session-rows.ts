import type { SessionModel } from '../models.ts';
import { phaseOf } from './phase.ts';

/** The columns of `sessionColumns`, as JSON. */
export interface SessionRow extends Omit<
  SessionModel,
  'startsAt' | 'endsAt' | 'phase' | 'substituted' | 'room' | 'substitutes'
> {
  startsAt: string;
  endsAt: string;
  cancelledAt: string | null;
  classEndedAt: string | null;
  anybodyIn: boolean;
}

/** The data beside them. */
export type SessionBeside = Pick<SessionModel, 'room' | 'substitutes'>;

/** A person is in the class when their newest event is that they joined. */
export const anybodyIn = `
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  )`;

/** From `session`, and `class` where there is one. PostgreSQL makes JSON of a row's columns in two thirds of the time of `json_build_object`. */
export const sessionColumns = `session.id, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
    session.zone, session.local_start AS "localStart", session.section_id AS "sectionId", session.owner_id AS "ownerId", session.version,
    session.series_id AS "seriesId", session.change_reason AS reason, session.cancelled_at AS "cancelledAt", class.ended_at AS "classEndedAt",
    class.id IS NOT NULL AND class.ended_at IS NULL AND ${anybodyIn} AS "anybodyIn"`;

export function sessionOf(row: SessionRow, { room, substitutes }: SessionBeside, now: Date): SessionModel {
  const { id, topic, zone, localStart, reason, version, sectionId, ownerId, seriesId, anybodyIn } = row;
  const startsAt = new Date(row.startsAt);
  const endsAt = new Date(row.endsAt);
  const cancelledAt = dateOf(row.cancelledAt);
  const classEndedAt = dateOf(row.classEndedAt);
  const phase = phaseOf({ startsAt, endsAt, cancelledAt, classEndedAt, anybodyIn }, now);
  const substituted = substitutes !== null;
  return {
    id,
    topic,
    startsAt,
    endsAt,
    zone,
    localStart,
    phase,
    room,
    substituted,
    reason,
    version,
    sectionId,
    ownerId,
    seriesId,
    substitutes,
  };
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text));

/**
 * Ids of the sessions a person teaches (also for others), learns in, or takes part in without a section. Drafts are seen by people who
 * teach them. It goes by sections, which are few, and not by sessions.
 *
 * @param person and `without` (institutions that do not count): SQL
 * @param when further conditions on `session`
 */
export const sessionsOfPerson = (person: string, without: string | null, when = 'true') => `
  SELECT session.id FROM (
    SELECT section_id FROM section_lecturer WHERE person_id = ${person}
    UNION
    SELECT enrolment.section_id FROM enrolment
    JOIN section ON section.id = enrolment.section_id AND section.state <> 'draft' WHERE person_id = ${person}
  ) mine
  JOIN session ON session.section_id = mine.section_id AND ${when}
  ${without === null ? '' : ofInstitutionsThatCount(without)}
  UNION ALL
  SELECT session.id FROM session_lecturer
  JOIN session ON session.id = session_lecturer.session_id AND ${when}
  ${without === null ? '' : ofInstitutionsThatCount(without)}
  WHERE session_lecturer.person_id = ${person}
  UNION ALL
  SELECT session.id FROM session_owner_participant
  JOIN session ON session.owner_id = session_owner_participant.owner_id AND ${when}
  WHERE session_owner_participant.person_id = ${person}`;

const ofInstitutionsThatCount = (without: string) => `
  JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id <> ALL(${without}::uuid[])`;
