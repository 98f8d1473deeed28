import { badInput } from '#platform';
import { lengthOf } from '../schedule/index.ts';
import { addDays } from '../time/rule.ts';
import { instantOf } from '../time/zones.ts';
import { campusFacts } from './campus-facts.ts';
import type { FinderRepository } from './finder.repository.ts';
import type { FreeRoomModel, FreeRoomsArguments } from './models.ts';

const mostWeeks = 30;
export const mostSeats = 100_000;

/**
 * Rooms of a campus that have seats enough and are free at that time on one of the days at least: those that are free each time
 * first, of them the smallest.
 *
 * @throws {AppError} BAD_INPUT at the field that is wrong; NOT_FOUND
 */
export async function freeRooms(finder: FinderRepository, asked: FreeRoomsArguments): Promise<FreeRoomModel[]> {
  const { campusId, localStart } = asked;
  const minutes = lengthOf('minutes', asked.minutes);
  const weeks = asked.weeks ?? 1;
  if (weeks < 1 || weeks > mostWeeks) throw badInput('weeks', `Ask for 1 to ${mostWeeks} weeks.`);
  const seats = seatsOf('seats', asked.seats ?? 0);
  const { zone } = await campusFacts(finder, campusId);
  const days = Array.from({ length: weeks }, (_, week) => addDays(localStart.slice(0, 10), 7 * week));
  const starts = days.map((day) => instantOf('localStart', `${day}${localStart.slice(10)}`, zone));
  const rooms = await finder.takenOn({ campusId, days, starts, minutes, seats });
  return rooms
    .filter(({ takenOn }) => takenOn.length < weeks)
    .sort(
      (a, b) =>
        a.takenOn.length - b.takenOn.length ||
        a.seats - b.seats ||
        a.name.localeCompare(b.name, 'fr', { numeric: true }),
    );
}

/** @throws {AppError} BAD_INPUT */
export function seatsOf(field: string, seats: number): number {
  if (seats < 0 || seats > mostSeats) throw badInput(field, `Seats are 0 to ${mostSeats}.`);
  return seats;
}
