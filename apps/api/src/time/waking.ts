import { addDays } from './rule.ts';
import type { Range } from './ranges.ts';
import { dateIn } from './zones.ts';
import { WallClock, minutesOf } from './wall-clock.ts';

/** Waking hours of a person, HH:MM in their own zone. `to` before `from` is past midnight; equal: always awake. */
export interface WakingHours {
  zone: string;
  from: string;
  to: string;
}

/** The nights that touch a range: from going to bed to getting up, as the person's own clock says on that date. */
export function nights({ zone, from, to }: WakingHours, { startsAt, endsAt }: Range): Range[] {
  const clock = WallClock.in(zone);
  const [up, bed] = [minutesOf(from), minutesOf(to)];
  const found: Range[] = [];
  if (up === bed) return found;
  const last = dateIn(zone, endsAt);
  for (let day = addDays(dateIn(zone, startsAt), -1); day <= last; day = addDays(day, 1)) {
    const night = {
      startsAt: new Date(clock.atOrAfter(day, bed)),
      endsAt: new Date(clock.atOrAfter(bed < up ? day : addDays(day, 1), up)),
    };
    if (night.startsAt < endsAt && night.endsAt > startsAt) found.push(night);
  }
  return found;
}
