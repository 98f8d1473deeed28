export interface Meets {
  /** 0 Monday to 6 Sunday. */
  weekday: number;
  /** HH:MM */
  time: string;
  room: string | null;
}

/** "Tue 10:00" and "Thu 14:00", each once. */
export function timesWords(meets: readonly Meets[], tag: string): string[] {
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'short' });
  // 5 January 1970 was a Monday.
  const words = meets.map(({ weekday, time }) => `${format.format(Date.UTC(1970, 0, 5 + weekday))} ${time}`);
  return [...new Set(words)];
}

/** The rooms, each once. */
export function roomsWords(meets: readonly Meets[]): string {
  return [...new Set(meets.flatMap(({ room }) => (room === null ? [] : [room])))].join(', ');
}
