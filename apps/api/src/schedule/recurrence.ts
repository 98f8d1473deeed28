import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Rule } from './rule.ts';

/**
 * Local starts (YYYY-MM-DDTHH:MM) that a rule makes, earliest first, from `localStart` to the date `lastDay`. Wall clocks only:
 * what instant each of them is, is asked later and in one zone, so 17:00 stays 17:00. The library counts in UTC, which has no
 * gaps that it could leave out.
 *
 * A start that is no day of the rule is no occurrence: the first one is the rule's next day.
 *
 * @param most stop after so many
 */
export function expand(rule: Rule, localStart: string, lastDay: string, most: number): string[] {
  const found: string[] = [];
  const last = rule.until !== null && rule.until < lastDay ? rule.until : lastDay;
  if (localStart.slice(0, 10) > last || most < 1) return found;
  ruleFrom({ ...rule, until: last }, localStart).all((occurrence) => {
    found.push(localOf(occurrence));
    return found.length < most;
  });
  return found;
}

/** Those of them from the local time `from` to `to`, both included, however long ago the rule began. */
export function expandWithin(rule: Rule, localStart: string, from: string, to: string): string[] {
  if (localStart > to) return [];
  return ruleFrom(rule, localStart).between(asUtc(from), asUtc(to), true).map(localOf);
}

function ruleFrom({ freq, interval, byDay, byMonthDay, count, until }: Rule, localStart: string) {
  return new RRuleTemporal<Temporal.ZonedDateTime>({
    temporal: Temporal,
    dtstart: asUtc(localStart),
    tzid: 'UTC',
    freq,
    interval,
    ...(byDay.length > 0 ? { byDay: [...byDay] } : {}),
    ...(byMonthDay.length > 0 ? { byMonthDay: [...byMonthDay] } : {}),
    ...(count === null ? {} : { count }),
    ...(until === null ? {} : { until: asUtc(`${until}T23:59`) }),
    cache: false,
  });
}

const asUtc = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('UTC');
const localOf = (occurrence: Temporal.ZonedDateTime) =>
  occurrence.toPlainDateTime().toString({ smallestUnit: 'minute' });
