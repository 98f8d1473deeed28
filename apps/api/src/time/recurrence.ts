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
 * @param most so many of them
 */
export function expand(rule: Rule, localStart: string, lastDay: string, most: number): string[] {
  return expandWithin(rule, localStart, localStart, `${lastDay}T23:59`).slice(0, most);
}

/** Those of them from the local time `from` to `to`, both included, however long ago the rule began. */
export function expandWithin(rule: Rule, localStart: string, from: string, to: string): string[] {
  const { freq, interval, byDay, byMonthDay, count, until } = rule;
  if (localStart > to || from > to) return [];
  return new RRuleTemporal({
    dtstart: asUtc(localStart),
    tzid: 'UTC',
    freq,
    interval,
    ...(byDay.length > 0 ? { byDay: [...byDay] } : {}),
    ...(byMonthDay.length > 0 ? { byMonthDay: [...byMonthDay] } : {}),
    ...(count === null ? {} : { count }),
    ...(until === null ? {} : { until: asUtc(`${until}T23:59`) }),
    cache: false,
  })
    .between(asUtc(from), asUtc(to), true)
    .map(({ epochMilliseconds }) => new Date(epochMilliseconds).toISOString().slice(0, 16));
}

const asUtc = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('UTC');
