import type { EntityManager } from 'typeorm';
import { AppError } from '#platform';

interface Clash {
  course: string;
  section: string;
  localStart: string;
  zone: string;
  sameSection: boolean;
  sameInstitution: boolean;
  lecturer: string | null;
}

const selectClash = `
  SELECT course.code AS course, section.name AS section, session.local_start AS "localStart", session.zone,
    session.section_id = $1 AS "sameSection", person.name AS lecturer,
    course.institution_id = (
      SELECT institution_id FROM section own JOIN course ON course.id = own.course_id WHERE own.id = $1
    ) AS "sameInstitution"
  FROM session
  JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id`;

/**
 * Refuses a time at which the section itself, or one of its lecturers, has another session. Call it in the transaction that
 * writes the session, after `lockForSchedule`.
 *
 * @param except the session that is being moved
 * @throws {AppError} CONFLICT at `input.localStart`, naming the other session
 */
export async function refuseClashes(
  manager: EntityManager,
  sectionId: string,
  range: { startsAt: Date; endsAt: Date },
  except: string | null,
): Promise<void> {
  const [clash]: Clash[] = await manager.query(
    `${selectClash}
     LEFT JOIN section_lecturer other ON other.section_id = session.section_id
       AND other.person_id IN (SELECT person_id FROM section_lecturer WHERE section_id = $1)
     LEFT JOIN person ON person.id = other.person_id
     WHERE session.cancelled_at IS NULL AND session.starts_at < $3 AND session.ends_at > $2
       AND session.id IS DISTINCT FROM $4
       AND (session.section_id = $1 OR other.person_id IS NOT NULL)
     ORDER BY session.section_id = $1 DESC, session.starts_at LIMIT 1`,
    [sectionId, range.startsAt, range.endsAt, except],
  );
  if (clash) throw refusal(clash, 'input.localStart');
}

/**
 * Refuses a lecturer who has sessions of other sections at times of this section's sessions to come.
 *
 * @throws {AppError} CONFLICT at `personId`
 */
export async function refuseClashesOf(manager: EntityManager, personId: string, sectionId: string): Promise<void> {
  await lockLecturers(manager, [personId]);
  const [clash]: Clash[] = await manager.query(
    `${selectClash}
     JOIN section_lecturer other ON other.section_id = session.section_id AND other.person_id = $2
     JOIN person ON person.id = other.person_id
     JOIN session own ON own.section_id = $1 AND own.starts_at < session.ends_at AND own.ends_at > session.starts_at
     WHERE session.section_id <> $1 AND session.cancelled_at IS NULL AND own.cancelled_at IS NULL AND own.ends_at > now()
     ORDER BY session.starts_at LIMIT 1`,
    [sectionId, personId],
  );
  if (clash) throw refusal(clash, 'personId');
}

/** Makes whoever plans this section, or another one of its lecturers', wait: two sessions cannot slip past each other's check. */
export async function lockForSchedule(manager: EntityManager, sectionId: string): Promise<void> {
  await manager.query('SELECT FROM section WHERE id = $1 FOR UPDATE', [sectionId]);
  const lecturers: { id: string }[] = await manager.query(
    'SELECT person_id AS id FROM section_lecturer WHERE section_id = $1',
    [sectionId],
  );
  await lockLecturers(
    manager,
    lecturers.map(({ id }) => id),
  );
}

/** In the order of their ids, so that no two wait for each other. */
async function lockLecturers(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query('SELECT FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
}

function refusal(clash: Clash, field: string): AppError {
  const when = `${clash.localStart.replace('T', ' ')} (${clash.zone})`;
  if (clash.sameSection) {
    return new AppError('CONFLICT', `This section has another session then, at ${when}. Choose another time.`, field);
  }
  // What a lecturer does at another university is not this one's to read.
  const what = clash.sameInstitution ? `${clash.course} ${clash.section}, at ${when}` : 'a class elsewhere';
  return new AppError('CONFLICT', `${clash.lecturer ?? 'A lecturer'} has ${what} then. Choose another time.`, field);
}
