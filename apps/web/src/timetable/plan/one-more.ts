import { addDays, isDay } from '../../time/days.ts';
import { valuesOf } from './plan-values.ts';
import type { Before, PlanValues } from './plan-values.ts';

/** The query of the form for planning, filled like a session a week later, without its topic and its stand-ins. */
export function oneMore(session: Before): string {
  const { date, time, minutes, zone, roomId } = valuesOf(session);
  const query = new URLSearchParams({ day: addDays(date, 7), time, minutes: String(minutes), zone });
  if (roomId !== '') query.set('room', roomId);
  return query.toString();
}

/** Reads the query that fills the form; a part that cannot be read counts as absent. */
export function readOneMore({ day, time, minutes, zone, room, weeks }: Record<string, string>): Partial<PlanValues> {
  const length = Number(minutes);
  const times = Number(weeks);
  return {
    ...(isDay(day) ? { date: day } : {}),
    ...(time !== undefined && /^\d{2}:\d{2}$/.test(time) ? { time } : {}),
    ...(Number.isInteger(length) && length > 0 ? { minutes: length } : {}),
    ...(zone === undefined ? {} : { zone }),
    ...(room === undefined ? {} : { roomId: room }),
    ...(Number.isInteger(times) && times > 1
      ? { repeat: { every: 1 as const, weekdays: [], end: { count: times }, except: [] } }
      : {}),
  };
}
