import { overlap } from './ranges.ts';
import type { Range } from './ranges.ts';
import { expandWithin } from './recurrence.ts';
import { parseRule } from './rule.ts';
import { localStartOf } from './zones.ts';
import { WallClock, minutesOf } from './wall-clock.ts';

/** An entry of a person who cannot teach: once, or by an RRULE. */
export interface UnavailabilityRule {
  localStart: string;
  minutes: number;
  zone: string;
  rule: string | null;
}

/** Its times that touch a range: in the zone in which it was said, also when that is not where the person lives now. */
export function timesOf({ localStart, minutes, zone, rule }: UnavailabilityRule, range: Range): Range[] {
  const clock = WallClock.in(zone);
  const length = minutes * 60_000;
  const from = localStartOf(zone, new Date(range.startsAt.getTime() - length - 3_600_000));
  const starts =
    rule === null
      ? [localStart]
      : expandWithin(parseRule('rule', rule), localStart, from, localStartOf(zone, range.endsAt));
  return starts
    .map((local) => {
      const date = local.slice(0, 10);
      // In an hour that clocks skip: from the start of that date's next hour.
      const startsAt = clock.at(date, minutesOf(local)) ?? clock.at(date, minutesOf(local) + 60) ?? clock.startOf(date);
      return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + length) };
    })
    .filter((time) => overlap(time, range));
}
