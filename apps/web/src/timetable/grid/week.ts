import { addDays } from '../../time/days.ts';
import { localTime } from '../../time/zones.ts';

/** Minutes of a whole day on the wall clock. */
export const dayEnd = 1440;
/** Least height of a session in the grid, so that its title can be read, minutes. */
const leastMinutes = 30;

interface Timed {
  id: string;
  startsAt: string;
  endsAt: string;
}

/** What of a session lies in one day: minutes on that day's wall clock, and its place among those at the same time. */
export interface Block<Session> {
  session: Session;
  from: number;
  to: number;
  lane: number;
  /** How many stand side by side there. */
  lanes: number;
  /** It began the day before. */
  fromBefore: boolean;
  /** It goes on the day after. */
  goesOn: boolean;
  /** Its beginning stands in an earlier day of those laid out: this piece is drawn, and neither read out nor counted. */
  carried: boolean;
}

export interface WeekDay<Session> {
  /** YYYY-MM-DD in the zone shown. */
  day: string;
  blocks: Block<Session>[];
}

/** Puts sessions into the days from `first` on, by the wall clock of the zone: side by side where they overlap, in two days across midnight. */
export function layDays<Session extends Timed>(
  sessions: readonly Session[],
  first: string,
  count: number,
  zone: string,
): WeekDay<Session>[] {
  const days = Array.from({ length: count }, (_, number) => addDays(first, number));
  const pieces = sessions.flatMap((session) => piecesOf(session, first, zone));
  return days.map((day) => ({ day, blocks: sideBySide(pieces.filter((piece) => piece.day === day)) }));
}

type Piece<Session> = Omit<Block<Session>, 'lane' | 'lanes'> & { day: string };

function piecesOf<Session extends Timed>(session: Session, first: string, zone: string): Piece<Session>[] {
  const start = localTime(Date.parse(session.startsAt), zone);
  // The last moment that still belongs to it, so that what ends at midnight stays in its day.
  const last = localTime(Date.parse(session.endsAt) - 1, zone);
  const pieces: Piece<Session>[] = [];
  for (let day = start.slice(0, 10); day <= last.slice(0, 10); day = addDays(day, 1)) {
    const fromBefore = day !== start.slice(0, 10);
    const goesOn = day !== last.slice(0, 10);
    const from = fromBefore ? 0 : minuteOf(start);
    // When clocks go back the end may stand before the beginning on the wall.
    const to = goesOn ? dayEnd : Math.max(minuteOf(last) + 1, from + 1);
    const carried = fromBefore && day > first;
    pieces.push({ session, day, from, to, fromBefore, goesOn, carried });
  }
  return pieces;
}

function sideBySide<Session extends Timed>(pieces: readonly Piece<Session>[]): Block<Session>[] {
  const sorted = [...pieces].sort((one, other) => one.from - other.from || one.to - other.to);
  const blocks: Block<Session>[] = [];
  let group: Block<Session>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const block of group) block.lanes = ends.length;
    blocks.push(...group);
    group = [];
    ends = [];
  };
  for (const { day: _day, ...piece } of sorted) {
    if (ends.length > 0 && piece.from >= Math.max(...ends)) close();
    const free = ends.findIndex((end) => end <= piece.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = Math.max(piece.to, piece.from + leastMinutes);
    group.push({ ...piece, lane, lanes: 1 });
  }
  close();
  return blocks;
}

/** Minutes since midnight of YYYY-MM-DDTHH:MM. */
function minuteOf(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** "09:30" of minutes after midnight. */
export function wallTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Some hours of the day, from and to in minutes; folded ones are drawn as one thin row. */
export interface Band {
  from: number;
  to: number;
  folded: boolean;
}

/** The day every week shows, and the night, which is folded away where nothing lies in it; hours. */
const shown = { from: 8, to: 18 };
const day = { from: 6, to: 22 };

/** Which hours a week shows: the working day, as far as sessions reach beyond it by day, and of the night only the hours in use. */
export function bandsOf(blocks: readonly { from: number; to: number }[]): Band[] {
  const used = Array.from({ length: 24 }, (_, hour) =>
    blocks.some(({ from, to }) => from < (hour + 1) * 60 && to > hour * 60),
  );
  const byDay = used.flatMap((isUsed, hour) => (isUsed && hour >= day.from && hour < day.to ? [hour] : []));
  const first = Math.min(shown.from, ...byDay);
  const last = Math.max(shown.to, ...byDay.map((hour) => hour + 1));
  const bands: Band[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    const folded = !(used[hour] === true || (hour >= first && hour < last));
    const before = bands.at(-1);
    if (before?.folded === folded) before.to = (hour + 1) * 60;
    else bands.push({ from: hour * 60, to: (hour + 1) * 60, folded });
  }
  return bands;
}

/** Height of an hour, and of a folded night, rem. */
const hourHeight = 3.75;
const foldHeight = 1.25;

/** How high a week may be so that it fits one sheet, A4 across, beneath its title, rem. */
export const printHeight = 33;

/** Height of a line of text in a session's box, and what the box's edges take of it, rem: as timetable.css draws them. */
const lineHeight = 1;
const boxEdges = 0.5;

/** How many whole lines of text a session of so many rem shows; one at least. */
export function linesIn(height: number): number {
  return Math.max(1, Math.floor((height - boxEdges) / lineHeight));
}

export function heightOf(bands: readonly Band[]): number {
  return placeOf(bands, dayEnd);
}

/** How far beneath the top of the day a minute lies, rem. */
export function placeOf(bands: readonly Band[], minute: number): number {
  return bands.reduce((place, { from, to, folded }) => {
    const share = Math.min(1, Math.max(0, (minute - from) / (to - from)));
    return place + share * (folded ? foldHeight : ((to - from) / 60) * hourHeight);
  }, 0);
}

/** The minute of the day that lies so many rem beneath its top: where something was dropped. */
export function minuteAt(bands: readonly Band[], place: number): number {
  let top = 0;
  for (const { from, to, folded } of bands) {
    const height = folded ? foldHeight : ((to - from) / 60) * hourHeight;
    if (place <= top + height) return Math.max(0, from + ((place - top) / height) * (to - from));
    top += height;
  }
  return dayEnd;
}
