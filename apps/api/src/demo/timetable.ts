import type { EntityManager } from 'typeorm';
import { Temporal } from 'temporal-polyfill';
import { demoSections } from './courses.ts';
import { personId, sectionId } from './ids.ts';
import { endOf, saveSession, zoneOf } from './session.ts';
import type { Slot } from './session.ts';

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
  const open: unknown[] = await manager.query(
    `SELECT FROM session LEFT JOIN class ON class.session_id = session.id
     WHERE session.section_id = $1 AND session.cancelled_at IS NULL AND class.ended_at IS NULL
       AND session.starts_at <= $2::timestamptz + interval '15 minutes'
       AND session.ends_at >= $2::timestamptz + interval '30 minutes'`,
    [sectionId(section, term), now],
  );
  if (open.length > 0) return [];
  const startsAt = new Date(Math.floor(now.getTime() / (5 * minute)) * 5 * minute - 5 * minute);
  await manager.query(
    `DELETE FROM session WHERE starts_at < $3 AND ends_at > $2 AND cancelled_at IS NULL
       AND section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)
       AND section_id = ANY($4) AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id)`,
    [personId(section.lecturer), startsAt, endOf(startsAt), demoSections.map((one) => sectionId(one, term))],
  );
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

/** Not where the section or its lecturer has something already: then it was added before, or people planned otherwise. */
async function add(manager: EntityManager, { section, startsAt }: Slot, term: string): Promise<boolean> {
  const taken: unknown[] = await manager.query(
    `SELECT FROM session WHERE starts_at < $4 AND ends_at > $3
       AND (section_id = $1 OR section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2))
       AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id AND ended_at IS NOT NULL)`,
    [sectionId(section, term), personId(section.lecturer), startsAt, endOf(startsAt)],
  );
  if (taken.length > 0) return false;
  await saveSession(manager, { section, startsAt }, term);
  return true;
}
