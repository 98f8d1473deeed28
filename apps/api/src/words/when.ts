import type { Language } from '#database';
import { languages } from '#contract/languages';
import { dateTimeFormat } from './formats.ts';
import { say } from './say.ts';

/** A time zone by the name of a place in it. */
export interface NamedZone {
  /** As people say it: "Butare". */
  name: string;
  /** IANA zone. */
  zone: string;
}

/**
 * "Mon 23 Nov, 17:00 in Butare (16:00 for you)"; only "Mon 23 Nov, 17:00" where the clocks agree. The year is said when it is
 * not this one.
 *
 * @param zone IANA zone of the reader
 */
export function when(language: Language, instant: Date, there: NamedZone, zone: string, now = new Date()): string {
  const planned = dayAndTime(language, instant, there.zone, now);
  const here = dayAndTime(language, instant, zone, now);
  const { date, time } = planned;
  if (date === here.date && time === here.time) return say(language, 'when', { date, time });
  const own = date === here.date ? here.time : say(language, 'when', { ...here });
  return say(language, 'when.place', { date, time, place: there.name, own });
}

function dayAndTime(language: Language, instant: Date, timeZone: string, now: Date) {
  const locale = languages[language].intl;
  const part = (options: Intl.DateTimeFormatOptions, at = instant) =>
    dateTimeFormat(locale, { timeZone, ...options }).format(at);
  const year = part({ year: 'numeric' }) === part({ year: 'numeric' }, now) ? {} : { year: 'numeric' as const };
  return {
    date: part({ weekday: 'short', day: 'numeric', month: 'short', ...year }),
    time: part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}
