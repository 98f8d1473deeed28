import type { EntityManager } from 'typeorm';
import { AppError } from '#platform';
import { lockLecturers } from './locks.ts';

interface Meeting {
  title: string;
  localStart: string;
  zone: string;
  sameInstitution: boolean;
  lecturer: string;
}

/**
 * Refuses a lecturer for a section who teaches something else at a time of one of its sessions to come. Sessions in which others
 * stand in do not count, on either side. Call it in the transaction that writes, after the section's row is locked.
 *
 * @throws {AppError} CONFLICT at `personId`
 */
export async function refuseClashesOf(manager: EntityManager, personId: string, sectionId: string): Promise<void> {
  await lockLecturers(manager, [personId]);
  const [meeting]: Meeting[] = await manager.query(
    `SELECT course.code || ' ' || section.name AS title, other.local_start AS "localStart", other.zone,
       person.name AS lecturer, course.institution_id = own_course.institution_id AS "sameInstitution"
     FROM session own
     JOIN section own_section ON own_section.id = own.section_id
     JOIN course own_course ON own_course.id = own_section.course_id
     JOIN session other ON other.starts_at < own.ends_at AND other.ends_at > own.starts_at
       AND other.section_id <> own.section_id AND other.cancelled_at IS NULL
     LEFT JOIN class own_class ON own_class.session_id = own.id
     LEFT JOIN class other_class ON other_class.session_id = other.id
     JOIN section ON section.id = other.section_id
     JOIN course ON course.id = section.course_id
     JOIN person ON person.id = $2
     WHERE own.section_id = $1 AND own.cancelled_at IS NULL AND own.ends_at > now() AND own_class.ended_at IS NULL
       AND (other_class.ended_at IS NULL OR other_class.ended_at > own.starts_at AND other_class.ended_at > other.starts_at)
       AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = own.id)
       AND (EXISTS (SELECT FROM session_lecturer WHERE session_id = other.id AND person_id = $2)
         OR EXISTS (SELECT FROM section_lecturer WHERE section_id = other.section_id AND person_id = $2)
           AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = other.id))
     ORDER BY other.starts_at LIMIT 1`,
    [sectionId, personId],
  );
  if (!meeting) return;
  // What a lecturer does at another university is not this one's to read.
  const what = meeting.sameInstitution
    ? `${meeting.title}, at ${meeting.localStart.replace('T', ' ')} (${meeting.zone})`
    : 'a class elsewhere';
  throw new AppError(
    'CONFLICT',
    `${meeting.lecturer} has ${what} at the time of a session of this section. Move one of the two first.`,
    'personId',
  );
}
