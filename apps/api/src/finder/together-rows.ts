import type { DataSource } from 'typeorm';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { asleep, closingDays, lecturerFacts, lengthOf, requireLecturers, unavailable } from '../schedule/index.ts';
import { publicHolidays } from '../time/public-holidays.ts';
import { spanOf } from '../time/ranges.ts';
import type { Range } from '../time/ranges.ts';
import { addDays } from '../time/rule.ts';
import { refuseFarAway } from '../time/zones.ts';
import { WallClock } from '../time/wall-clock.ts';
import { campusFacts } from './campus-facts.ts';
import { seatsOf } from './free-rooms.ts';
import type { TimeTogetherModel, TimesTogetherInput } from './models.ts';
import { timesTogether } from './together.ts';
import type { Room } from './together.ts';

const mostDays = 31;
const mostCohorts = 10;

interface Busy extends Range {
  /** Only this room is taken; null: one of the people is. */
  roomId: string | null;
}

/**
 * When lecturers, cohorts, a section's students and a room of a campus are all free, in seven statements at most however much is planned. Somebody of a cohort
 * who attends something else then is taken: what half of the cohort can come to is no time for the cohort.
 *
 * @throws {AppError} BAD_INPUT at the field that is wrong; NOT_FOUND for what is not the institution's
 */
export async function findTimesTogether(
  dataSource: DataSource,
  input: TimesTogetherInput,
  now: Date,
): Promise<TimeTogetherModel[]> {
  const { manager } = dataSource;
  const minutes = lengthOf('input.minutes', input.minutes);
  const days = input.days ?? 14;
  if (days < 1 || days > mostDays) throw badInput('input.days', `Ask for 1 to ${mostDays} days.`);
  refuseFarAway('input.from', input.from);
  const seats = input.seats == null ? null : seatsOf('input.seats', input.seats);
  const campus = await campusFacts(dataSource, input.campusId);
  const { institutionId, zone, country } = campus;
  const lecturerIds = await requireLecturers(manager, institutionId, 'input.lecturerIds', input.lecturerIds ?? []);
  const cohortIds = [...new Set(input.cohortIds ?? [])];
  if (cohortIds.length > mostCohorts) throw badInput('input.cohortIds', `Ask for ${mostCohorts} cohorts at most.`);
  const sectionId = input.sectionId ?? null;
  await requireOfInstitution(dataSource, institutionId, cohortIds, sectionId);

  const clock = WallClock.in(zone);
  const range = {
    startsAt: new Date(clock.startOf(input.from)),
    endsAt: new Date(clock.startOf(addDays(input.from, days + 1))),
  };
  const lecturers = await lecturerFacts(manager, lecturerIds);
  const rooms: Room[] =
    seats === null
      ? []
      : await manager.query('SELECT id, name, seats FROM room WHERE campus_id = $1 AND seats >= $2', [
          input.campusId,
          seats,
        ]);
  const busy = await busyThen(dataSource, { lecturerIds, cohortIds, sectionId, rooms }, range);
  const last = addDays(input.from, days);
  const closed = [
    ...(await closingDays(manager, institutionId, input.from, last)).filter(
      ({ campusId }) => campusId === null || campusId === input.campusId,
    ),
    ...(country === null ? [] : publicHolidays(country, input.from, last, 'en')),
  ];
  const found = timesTogether(
    {
      zone,
      from: input.from,
      days,
      minutes,
      closed: new Set(closed.map(({ day }) => day)),
      people: [
        ...busy.filter(({ roomId }) => roomId === null),
        ...lecturers.flatMap((lecturer) => [...asleep(lecturer, range), ...unavailable(lecturer, range)]),
      ].map(spanOf),
      rooms:
        seats === null
          ? null
          : rooms.map((room) => ({ ...room, taken: busy.filter(({ roomId }) => roomId === room.id).map(spanOf) })),
    },
    now,
  );
  return found.map((time) => ({ ...time, zone }));
}

/** What is another's looks like what does not exist. */
async function requireOfInstitution(
  dataSource: DataSource,
  institutionId: string,
  cohortIds: readonly string[],
  sectionId: string | null,
): Promise<void> {
  if (!cohortIds.every(isUuid)) throw notFound('cohort');
  if (sectionId !== null && !isUuid(sectionId)) throw notFound('section');
  const [known]: { cohorts: number; section: boolean }[] = await dataSource.query(
    `SELECT (SELECT count(*)::integer FROM cohort WHERE id = ANY($2::uuid[]) AND institution_id = $1) AS cohorts,
       EXISTS (SELECT FROM section JOIN course ON course.id = section.course_id
         WHERE section.id = $3 AND course.institution_id = $1) AS section`,
    [institutionId, cohortIds, sectionId],
  );
  if (known?.cohorts !== cohortIds.length) throw notFound('cohort');
  if (sectionId !== null && !known.section) throw notFound('section');
}

/** What the people have then, and what is in the rooms. A lecturer for whom others stand in is free. */
function busyThen(
  { manager }: DataSource,
  of: { lecturerIds: string[]; cohortIds: string[]; sectionId: string | null; rooms: Room[] },
  range: Range,
): Promise<Busy[]> {
  return manager.query(
    `WITH student AS (
       SELECT person_id FROM cohort_member WHERE cohort_id = ANY($2::uuid[])
       UNION SELECT person_id FROM enrolment WHERE section_id = $3
     ), attended AS (
       SELECT section_id FROM enrolment WHERE person_id IN (SELECT person_id FROM student)
       UNION SELECT section_id FROM section_cohort WHERE cohort_id = ANY($2::uuid[])
       UNION SELECT $3::uuid WHERE $3 IS NOT NULL
     ), planned AS MATERIALIZED (
       SELECT session.id, session.section_id, session.room_id, session.starts_at, least(session.ends_at, class.ended_at) AS ends_at
       FROM session LEFT JOIN class ON class.session_id = session.id
       WHERE session.starts_at < $6 AND session.starts_at > $5::timestamptz - interval '1 day' AND session.cancelled_at IS NULL
         AND least(session.ends_at, class.ended_at) > greatest(session.starts_at, $5)
     )
     SELECT starts_at AS "startsAt", ends_at AS "endsAt", NULL::uuid AS "roomId" FROM planned
     WHERE section_id IN (SELECT section_id FROM attended)
       OR EXISTS (SELECT FROM session_lecturer WHERE session_id = planned.id AND person_id = ANY($1::uuid[]))
       OR section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = ANY($1::uuid[]))
         AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = planned.id)
     UNION ALL
     SELECT starts_at, ends_at, room_id FROM planned WHERE room_id = ANY($4::uuid[])`,
    [of.lecturerIds, of.cohortIds, of.sectionId, of.rooms.map(({ id }) => id), range.startsAt, range.endsAt],
  );
}
