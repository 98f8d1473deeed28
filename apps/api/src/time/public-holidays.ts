import Holidays from 'date-holidays';

export interface PublicHoliday {
  /** YYYY-MM-DD, in the country's own zone. */
  day: string;
  name: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
}

/**
 * Public holidays of a country from one date to another, both included, earliest first; none for a country the library does not
 * know. Islamic feasts are calculated: where they are announced by sight of the moon, they may be a day off; an institution's
 * closing days put that right.
 *
 * @param language of the names, where the country has them in it; else in the country's own
 */
export function publicHolidays(country: string, from: string, to: string, language: string): PublicHoliday[] {
  const found: PublicHoliday[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    found.push(...ofYear(country, year, language).filter(({ day }) => day >= from && day <= to));
  }
  return found;
}

const calendars = new Map<string, Holidays>();
const years = new Map<string, readonly PublicHoliday[]>();
/** Entries of the cache: some countries, some years, two languages. */
const mostYears = 500;

function ofYear(country: string, year: number, language: string): readonly PublicHoliday[] {
  const key = `${country} ${year} ${language}`;
  let known = years.get(key);
  if (!known) {
    known = calculate(country, year, language);
    if (years.size >= mostYears) years.clear();
    years.set(key, known);
  }
  return known;
}

function calculate(country: string, year: number, language: string): PublicHoliday[] {
  const days = new Map<string, PublicHoliday>();
  for (const { date, name } of calendarOf(country).getHolidays(year, language) || []) {
    // Two feasts can fall on one day.
    const day = date.slice(0, 10);
    const there = days.get(day);
    days.set(day, { day, country, name: there ? `${there.name}, ${name}` : name });
  }
  return [...days.values()];
}

function calendarOf(country: string): Holidays {
  let calendar = calendars.get(country);
  if (!calendar) {
    calendar = new Holidays(country, { types: ['public'] });
    calendars.set(country, calendar);
  }
  return calendar;
}
