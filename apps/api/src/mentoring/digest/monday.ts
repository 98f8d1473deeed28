import { dateIn, instantOf } from '../../time/zones.ts';

/** When the digest comes, on the wall clock of who reads it. */
const clock = '07:00';
const dayMs = 86_400_000;
const monday = 1;

const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

/** The first Monday morning after an instant, in a zone. No zone leaves out that hour when its clocks go forward. */
export function nextMonday(zone: string, after: Date): Date {
  const today = dateIn(zone, after);
  const ahead = (monday - new Date(today).getUTCDay() + 7) % 7;
  const morning = (days: number) => instantOf('zone', `${dateAfter(today, days)}T${clock}`, zone);
  const next = morning(ahead);
  return next > after ? next : morning(ahead + 7);
}

/** YYYY-MM-DD: the week by its Monday, as the reader counts days. */
export function weekOf(zone: string, instant: Date): string {
  const date = dateIn(zone, instant);
  return dateAfter(date, -((new Date(date).getUTCDay() - monday + 7) % 7));
}
