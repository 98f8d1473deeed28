import { dayOf } from './format.ts';

const minute = 60_000;
/** A class can be entered this long before its start, as the API has it. */
const opensBefore = 15 * minute;

/** What of a session says where it stands in the agenda. */
interface Dated {
  startsAt: string;
  endsAt: string;
  phase: string;
}

export interface AgendaDay<Session> {
  /** Calendar day YYYY-MM-DD in the reader's zone. */
  day: string;
  sessions: Session[];
}

/** An agenda as the home page shows it. */
export interface Agenda<Session> {
  /** The session that is going on or comes first; a cancelled or ended one is never it. */
  next: Session | undefined;
  today: Session[];
  days: AgendaDay<Session>[];
}

/** Sorts sessions, earliest first, into the next one, the rest of today and the days after it, by the reader's zone. */
export function arrange<Session extends Dated>(
  sessions: readonly Session[],
  now: number,
  zone: string,
): Agenda<Session> {
  const next = sessions.find(({ phase }) => phase !== 'CANCELLED' && phase !== 'ENDED');
  const today = dayOf(now, zone);
  const agenda: Agenda<Session> = { next, today: [], days: [] };
  for (const session of sessions) {
    if (session === next) continue;
    const day = dayOf(Date.parse(session.startsAt), zone);
    if (day <= today) {
      agenda.today.push(session);
      continue;
    }
    const last = agenda.days.at(-1);
    if (last?.day === day) last.sessions.push(session);
    else agenda.days.push({ day, sessions: [session] });
  }
  return agenda;
}

/** The first instant after `now` at which a session opens, begins or should end; what is shown is old then. */
export function nextBoundary(sessions: readonly Dated[], now: number): number | undefined {
  const instants = sessions.flatMap(({ startsAt, endsAt }) => {
    const start = Date.parse(startsAt);
    return [start - opensBefore, start, Date.parse(endsAt)];
  });
  const ahead = instants.filter((instant) => instant > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}
