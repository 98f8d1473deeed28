import { cityOf } from '#contract/cities';
import { clockWords, dayOf, dayWords } from './format.ts';
import { offsetAt } from './zones.ts';

/** What of a session says when and where it was planned. */
export interface Planned {
  startsAt: string;
  endsAt: string;
  zone: string;
  /** Null: it belongs to none, and has no campus. */
  section: { campus: { name: string; zone: string } } | null;
}

/** The pieces of "Mon 23 Nov, 17:00 in Butare (16:00 for you)"; `yours` only when the reader's clock shows another time. */
export interface TimeInPlaces {
  day: string;
  time: string;
  end: string;
  place: string;
  /** The reader's time, with the day in front when that differs too. */
  yours?: string;
}

export function timeInPlaces(session: Planned, readerZone: string, tag: string): TimeInPlaces {
  const start = Date.parse(session.startsAt);
  const { zone } = session;
  const campus = session.section?.campus;
  const here: TimeInPlaces = {
    day: dayWords(start, zone, tag),
    time: clockWords(start, zone),
    end: clockWords(Date.parse(session.endsAt), zone),
    place: campus?.zone === zone ? campus.name : cityOf(zone, tag),
  };
  if (offsetAt(start, zone) === offsetAt(start, readerZone)) return here;
  const clock = clockWords(start, readerZone);
  const sameDay = dayOf(start, zone) === dayOf(start, readerZone);
  return { ...here, yours: sameDay ? clock : `${dayWords(start, readerZone, tag)}, ${clock}` };
}
