import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

/** Teaching begins and ends this many days inside the term: enrolment before, examinations after. */
const margin = 14;

export interface TermDates {
  name: string;
  startsOn: string;
  endsOn: string;
}

const holidays = new Holidays('CD');

/** Dates (YYYY-MM-DD) of a weekday (1 Monday) on which a term teaches: not on public holidays, nor from 21 December to 3 January. */
export function teachingDays({ startsOn, endsOn }: TermDates, day: number): string[] {
  const last = Temporal.PlainDate.from(endsOn).subtract({ days: margin });
  let date = Temporal.PlainDate.from(startsOn).add({ days: margin });
  date = date.add({ days: (day - date.dayOfWeek + 7) % 7 });
  const dates: string[] = [];
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 7 })) {
    const monthDay = date.toString().slice(5);
    const closed = monthDay >= '12-21' || monthDay <= '01-03' || isHoliday(date.toString());
    if (!closed) dates.push(date.toString());
  }
  return dates;
}

/** Last day of teaching, as the rules of series have it: a local date. */
export const untilOf = ({ endsOn }: TermDates): string =>
  Temporal.PlainDate.from(endsOn).subtract({ days: margin }).toString().replaceAll('-', '');

const isHoliday = (date: string) => holidaysOf(Number(date.slice(0, 4))).has(date);

const years = new Map<number, Set<string>>();
function holidaysOf(year: number): Set<string> {
  let dates = years.get(year);
  if (!dates) {
    dates = new Set(
      holidays
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    );
    years.set(year, dates);
  }
  return dates;
}
