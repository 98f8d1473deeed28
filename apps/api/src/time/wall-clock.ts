import { Temporal } from 'temporal-polyfill';
import { addDays } from './rule.ts';

const minute = 60_000;
/** Days remembered of a zone, and zones, at most. */
const mostDays = 4_000;
const mostZones = 60;

interface Day {
  /** Its first instant, ms since the epoch. */
  startsAt: number;
  /** 24 hours long: no clock was changed. */
  plain: boolean;
}

/** Converts many times of one zone: Temporal is asked once for each day, the rest is addition. */
export class WallClock {
  private readonly days = new Map<string, Day>();

  private constructor(readonly zone: string) {}

  /** What days begin when never changes while the process runs, so clocks are shared. */
  static in(zone: string): WallClock {
    let clock = clocks.get(zone);
    if (!clock) {
      if (clocks.size >= mostZones) clocks.clear();
      clock = new WallClock(zone);
      clocks.set(zone, clock);
    }
    return clock;
  }

  /** First instant of a date (YYYY-MM-DD), ms since the epoch. */
  startOf(date: string): number {
    return this.day(date).startsAt;
  }

  /**
   * When it is so many minutes after midnight on a date, ms since the epoch; as `instantOf`, the earlier one where it is twice. Null
   * where clocks skip it.
   *
   * @param minutes 0 to 1439, as the clock on the wall says: 1020 is 17:00
   */
  at(date: string, minutes: number): number | null {
    const { startsAt, plain } = this.day(date);
    if (plain) return startsAt + minutes * minute;
    const wanted = Temporal.PlainDate.from(date).toPlainDateTime(timeOf(minutes));
    const zoned = wanted.toZonedDateTime(this.zone, { disambiguation: 'earlier' });
    return zoned.toPlainDateTime().equals(wanted) ? zoned.epochMilliseconds : null;
  }

  /**
   * As `at`, for the ends of a time: in an hour that clocks skip, the end of that hour.
   *
   * @param minutes 0 to 1440, which is the end of the day
   */
  atOrAfter(date: string, minutes: number): number {
    for (let later = minutes; later < 1440; later += 1) {
      const instant = this.at(date, later);
      if (instant !== null) return instant;
    }
    return this.startOf(addDays(date, 1));
  }

  private day(date: string): Day {
    let day = this.days.get(date);
    if (!day) {
      const zoned = Temporal.PlainDate.from(date).toZonedDateTime(this.zone);
      day = { startsAt: zoned.epochMilliseconds, plain: zoned.hoursInDay === 24 };
      if (this.days.size >= mostDays) this.days.clear();
      this.days.set(date, day);
    }
    return day;
  }
}

const clocks = new Map<string, WallClock>();

const timeOf = (minutes: number) => Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });

/** Minutes since midnight of HH:MM, or of YYYY-MM-DDTHH:MM; 24:00 is 0. */
export function minutesOf(text: string): number {
  return ((Number(text.slice(-5, -3)) % 24) * 60 + Number(text.slice(-2))) % 1440;
}
