import type { EntityManager } from 'typeorm';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { asleep, closingDays, lecturerFacts, lengthOf, requireLecturers, unavailable } from '../schedule/index.ts';
import { publicHolidays } from '../time/public-holidays.ts';
import { spanOf } from '../time/ranges.ts';
import { addDays } from '../time/rule.ts';
import { refuseFarAway } from '../time/zones.ts';
import { WallClock } from '../time/wall-clock.ts';
import { campusFacts } from './campus-facts.ts';
import { seatsOf } from './free-rooms.ts';
import type { FinderRepository } from './finder.repository.ts';
import type { TimeTogetherModel, TimesTogetherInput } from './models.ts';
import { timesTogether } from './together.ts';
import type { RoomFound } from './together.ts';

const mostDays = 31;
const mostCohorts = 10;

/**
 * When lecturers, cohorts, a section's students and a room of a campus are all free, in seven statements at most however much is planned. Somebody of a cohort
 * who attends something else then is taken: what half of the cohort can come to is no time for the cohort.
 *
 * @throws {AppError} BAD_INPUT at the field that is wrong; NOT_FOUND for what is not the institution's
 */
export async function findTimesTogether(
  manager: EntityManager,
  finder: FinderRepository,
  input: TimesTogetherInput,
  now: Date,
): Promise<TimeTogetherModel[]> {
  const minutes = lengthOf('input.minutes', input.minutes);
  const days = input.days ?? 14;
  if (days < 1 || days > mostDays) throw badInput('input.days', `Ask for 1 to ${mostDays} days.`);
  refuseFarAway('input.from', input.from);
  const seats = input.seats == null ? null : seatsOf('input.seats', input.seats);
  const campus = await campusFacts(finder, input.campusId);
  const { institutionId, zone, country } = campus;
  const lecturerIds = await requireLecturers(manager, institutionId, 'input.lecturerIds', input.lecturerIds ?? []);
  const cohortIds = [...new Set(input.cohortIds ?? [])];
  if (cohortIds.length > mostCohorts) throw badInput('input.cohortIds', `Ask for ${mostCohorts} cohorts at most.`);
  const sectionId = input.sectionId ?? null;
  await requireOfInstitution(finder, institutionId, cohortIds, sectionId);

  const clock = WallClock.in(zone);
  const range = {
    startsAt: new Date(clock.startOf(input.from)),
    endsAt: new Date(clock.startOf(addDays(input.from, days + 1))),
  };
  const lecturers = await lecturerFacts(manager, lecturerIds);
  const rooms: RoomFound[] = seats === null ? [] : await finder.rooms(input.campusId, seats);
  const roomIds = rooms.map(({ id }) => id);
  const busy = await finder.busy({ lecturerIds, cohortIds, sectionId, roomIds }, range);
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

/** An object of another institution looks like one that does not exist. */
async function requireOfInstitution(
  finder: FinderRepository,
  institutionId: string,
  cohortIds: readonly string[],
  sectionId: string | null,
): Promise<void> {
  if (!cohortIds.every(isUuid)) throw notFound('cohort');
  if (sectionId !== null && !isUuid(sectionId)) throw notFound('section');
  const known = await finder.known(institutionId, cohortIds, sectionId);
  if (known?.cohorts !== cohortIds.length) throw notFound('cohort');
  if (sectionId !== null && !known.section) throw notFound('section');
}
