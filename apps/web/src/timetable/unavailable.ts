const day = 1440;

/** Minutes from one time of day (HH:MM) to another; to an earlier one, over midnight; to the same, a whole day. */
export function minutesBetween(from: string, to: string): number {
  const length = minuteOf(to) - minuteOf(from);
  return length > 0 ? length : length + day;
}

/** The time of day so many minutes later. */
export function timeAfter(from: string, minutes: number): string {
  const minute = (minuteOf(from) + minutes) % day;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
