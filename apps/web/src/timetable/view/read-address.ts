import { addDays, daysBetween, isDay, mondayOf } from '../../time/days.ts';
import { dayOf } from '../../time/format.ts';

export type View = 'week' | 'agenda' | 'term';

/** The view that the address names: it can be kept, sent and printed. */
export interface Address {
  /** The Monday of the week. */
  week: string;
  view: View;
  /** Id of the term that is shown as a whole; the one the week lies in when nothing is said. */
  term: string | undefined;
  /** IANA zone whose clock is read. */
  clock: string;
}

/** Reads `?week=&view=&term=&clock=`; a part that cannot be read counts as absent. */
export function readAddress(query: Record<string, string>, zone: string, now: number): Address {
  const { week, view, term, clock } = query;
  return {
    week: mondayOf(isDay(week) ? week : dayOf(now, zone)),
    view: view === 'agenda' || view === 'term' ? view : 'week',
    term,
    clock: clock !== undefined && isZone(clock) ? clock : zone,
  };
}

/** The address with some of it changed; what is as usual is left out. */
export function writeAddress(path: string, address: Address, zone: string): string {
  const query = new URLSearchParams();
  query.set('week', address.week);
  if (address.view !== 'week') query.set('view', address.view);
  if (address.view === 'term' && address.term !== undefined) query.set('term', address.term);
  if (address.clock !== zone) query.set('clock', address.clock);
  return `${path}?${query.toString()}`;
}

interface Dates {
  startsOn: string;
  endsOn: string;
}

/** Days of one answer of the API at most. */
const mostDays = 400;

/**
 * What to ask for: the reader's days, one more on each side because another clock may be read and sessions reach over midnight; of a
 * term all its days.
 */
export function rangeOf(address: Address, term: Dates | undefined): { from: string; days: number } {
  if (address.view !== 'term' || !term) return { from: addDays(address.week, -1), days: 9 };
  return {
    from: addDays(term.startsOn, -1),
    days: Math.min(mostDays, daysBetween(term.startsOn, term.endsOn) + 3),
  };
}

interface Term extends Dates {
  id: string;
}

/** The term that is meant: the one named, else that of the week, else the one that comes first after it. */
export function termOf<T extends Term>(terms: readonly T[], { term, week }: Address): T | undefined {
  const sunday = addDays(week, 6);
  const sorted = [...terms].sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  return (
    sorted.find(({ id }) => id === term) ??
    sorted.find(({ startsOn, endsOn }) => startsOn <= sunday && endsOn >= week) ??
    sorted.find(({ startsOn }) => startsOn > sunday) ??
    sorted.at(-1)
  );
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
