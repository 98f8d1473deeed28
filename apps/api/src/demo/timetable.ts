import type { EntityManager } from 'typeorm';
import { Temporal } from 'temporal-polyfill';
import { demoSections } from './courses.ts';
import { personId, sectionId } from './ids.ts';
import { endOf, saveSession, zoneOf } from './session.ts';
import type { Slot } from './session.ts';
import { isOpen, isTaken, makeRoom } from './timetable.repository.ts';

const minute = 60_000;
/** Days ahead that the timetable is filled. */
const daysAhead = 10;

/** Makes sure that a class can be entered now and that others follow. @returns how many sessions were added */
export async function planDemo(manager: EntityManager, now: Date, term: string): Promise<number> {
  let added = 0;
  for (const slot of [...(await openNow(manager, now, term)), ...comingDays(now)]) {
    if (await add(manager, slot, term)) added += 1;
  }
  return added;
}

/**
 * A session of the first section that began five minutes ago, unless one can be entered for a while yet. Sessions planned by the
 * demo that stand in its way, and that nobody has been to, make room.
 */
async function openNow(manager: EntityManager, now: Date, term: string): Promise<Slot[]> {
  const [section] = demoSections;
  if (!section) return [];
  if (await isOpen(manager, sectionId(section, term), now)) return [];
  const startsAt = new Date(Math.floor(now.getTime() / (5 * minute)) * 5 * minute - 5 * minute);
  const ofDemo = demoSections.map((one) => sectionId(one, term));
  await makeRoom(manager, personId(section.lecturer), ofDemo, { startsAt, endsAt: endOf(startsAt) });
  return [{ section, startsAt }];
}

/** The weekly hours of every section, from now on. */
function comingDays(now: Date): Slot[] {
  return demoSections.flatMap((section) => {
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(zoneOf(section))
      .toPlainDate();
    return Array.from({ length: daysAhead }, (_, ahead) => today.add({ days: ahead }))
      .filter((day) => section.days.includes(day.dayOfWeek))
      .map((day) => day.toZonedDateTime({ timeZone: zoneOf(section), plainTime: { hour: section.hour } }))
      .map((start) => ({ section, startsAt: new Date(start.epochMilliseconds) }))
      .filter(({ startsAt }) => startsAt > now);
  });
}

/** Skipped when the section or its lecturer has a session then: it was added before, or people planned otherwise. */
async function add(manager: EntityManager, { section, startsAt }: Slot, term: string): Promise<boolean> {
  const time = { startsAt, endsAt: endOf(startsAt) };
  if (await isTaken(manager, sectionId(section, term), personId(section.lecturer), time)) return false;
  await saveSession(manager, { section, startsAt }, term);
  return true;
}
