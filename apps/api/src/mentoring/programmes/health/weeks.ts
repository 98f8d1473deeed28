import { dateIn } from '../../../time/zones.ts';
import { addDays, mondayOf } from '../../../time/rule.ts';
import { isMissed } from './concerns.ts';
import type { HeldOrPlanned } from './concerns.ts';

export type WeekMark = 'met' | 'missed' | 'planned' | 'cancelled' | 'nothing';

/** Weeks that are shown at most, and those of them that are still to come. */
const mostWeeks = 18;
const weeksAhead = 2;

/**
 * Mondays of the weeks that a picture shows, the earliest first: from the beginning of the programme on, or as many as there is room for.
 *
 * @param firstDay YYYY-MM-DD
 */
export function mondaysOf(firstDay: string, zone: string, now: Date): string[] {
  const last = addDays(mondayOf(dateIn(zone, now)), 7 * weeksAhead);
  const earliest = addDays(last, -7 * (mostWeeks - 1));
  const first = mondayOf(firstDay);
  const mondays: string[] = [];
  for (let monday = first > earliest ? first : earliest; monday <= last; monday = addDays(monday, 7))
    mondays.push(monday);
  return mondays;
}

/** What became of each week: that two met counts more than what they missed, and that more than what is to come. */
export function marksOf(meetings: readonly HeldOrPlanned[], mondays: readonly string[], zone: string): WeekMark[] {
  const byMonday = Map.groupBy(meetings, ({ startsAt }) => mondayOf(dateIn(zone, startsAt)));
  return mondays.map((monday) => {
    const outcomes = (byMonday.get(monday) ?? []).map(({ outcome }) => outcome);
    if (outcomes.includes('held')) return 'met';
    if (outcomes.some(isMissed)) return 'missed';
    if (outcomes.includes(null)) return 'planned';
    return outcomes.length > 0 ? 'cancelled' : 'nothing';
  });
}
