import { expand } from '../time/recurrence.ts';
import { addDays, mondayOf, mostOccurrences, parseRule, ruleText, shiftedRule } from '../time/rule.ts';
import { WallClock, minutesOf } from '../time/wall-clock.ts';
import type { OldSection, OldTerm } from './old-term.ts';

export interface NewTerm {
  name: string;
  startsOn: string;
  endsOn: string;
}

/** A session of the new term, before anything was looked for that stands against it. */
export interface DrawnSession {
  startsAt: Date;
  endsAt: Date;
  localStart: string;
  zone: string;
  roomId: string | null;
  topic: string;
  /** Its series among those of `DrawnSection`; null: a session by itself. */
  series: number | null;
}

export interface DrawnSection {
  old: OldSection;
  series: { rule: string; localStart: string; minutes: number; zone: string }[];
  /** Earliest first. */
  sessions: DrawnSession[];
  /** Sessions of the pattern that lie outside the new term. */
  outside: number;
}

/** Days from the old term's first week to the new one's: whole weeks, so that a Monday stays a Monday. */
export function daysBetweenTerms(old: Pick<OldTerm, 'startsOn'>, wanted: Pick<NewTerm, 'startsOn'>): number {
  return daysFrom(mondayOf(old.startsOn), mondayOf(wanted.startsOn));
}

/**
 * The weekly pattern of a section in a new term: every series by its rule and every single session, whole weeks later, at the same
 * time on the wall. What was moved or cancelled in one week is back in the pattern; a rule without an end goes on to the end of the new
 * term. Topics follow their sessions, in order.
 */
export function drawSection(old: OldSection, term: OldTerm, wanted: NewTerm): DrawnSection {
  const byDays = daysBetweenTerms(term, wanted);
  const later = (local: string) => `${addDays(local.slice(0, 10), byDays)}${local.slice(10)}`;
  const drawn: DrawnSection = { old, series: [], sessions: [], outside: 0 };
  const add = (session: Omit<DrawnSession, 'startsAt' | 'endsAt'>, minutes: number) => {
    const { localStart, zone } = session;
    const begins = WallClock.in(zone).at(localStart.slice(0, 10), minutesOf(localStart));
    // Clocks jump over it: that one session has no time.
    if (begins === null || !isWithin(begins, old.campusZone, wanted)) {
      drawn.outside += 1;
      return;
    }
    drawn.sessions.push({ ...session, startsAt: new Date(begins), endsAt: new Date(begins + minutes * 60_000) });
  };

  for (const { id, rule: text, localStart, minutes, zone, roomId } of old.series) {
    const sessions = old.sessions.filter(({ seriesId }) => seriesId === id);
    const rule = shiftedRule(parseRule('rule', text), byDays);
    const place = { zone, roomId };
    if (rule === null) {
      // Days that no rule makes any more, such as the last Friday of each month: each stands by itself.
      for (const one of sessions)
        add({ ...place, localStart: later(one.localStart), topic: one.topic, series: null }, minutes);
      continue;
    }
    const first = later(localStart);
    const hasEnd = rule.count !== null || rule.until !== null;
    const starts = expand(
      rule,
      first,
      hasEnd ? addDays(first.slice(0, 10), 731) : addDays(wanted.endsOn, 1),
      mostOccurrences,
    );
    const series = drawn.series.push({ rule: ruleText(rule), localStart: first, minutes, zone }) - 1;
    const topics = sessions.map(({ topic }) => topic);
    starts.forEach((start, index) => add({ ...place, localStart: start, topic: topics[index] ?? '', series }, minutes));
  }
  for (const one of old.sessions.filter(({ seriesId }) => seriesId === null)) {
    const { zone, roomId, topic, minutes } = one;
    add({ zone, roomId, topic, localStart: later(one.localStart), series: null }, minutes);
  }
  drawn.sessions.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return drawn;
}

/** A term's days are those of the campus. */
function isWithin(instant: number, campusZone: string, { startsOn, endsOn }: NewTerm): boolean {
  const clock = WallClock.in(campusZone);
  return instant >= clock.startOf(startsOn) && instant < clock.startOf(addDays(endsOn, 1));
}

const day = 86_400_000;
const utc = (date: string) => Date.parse(`${date}T00:00Z`);
const daysFrom = (date: string, other: string) => Math.round((utc(other) - utc(date)) / day);
