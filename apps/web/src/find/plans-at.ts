/** The address of the form for planning, filled with a result (timetable/one-more.ts reads it). */
export function plansAt(
  sectionId: string,
  {
    localStart,
    minutes,
    weeks,
    zone,
    roomId,
  }: {
    /** YYYY-MM-DDTHH:MM in `zone`. */
    localStart: string;
    minutes: number;
    weeks: number;
    zone: string;
    roomId?: string;
  },
): string {
  const query = new URLSearchParams({
    day: localStart.slice(0, 10),
    time: localStart.slice(11, 16),
    minutes: String(minutes),
    zone,
  });
  if (roomId !== undefined) query.set('room', roomId);
  if (weeks > 1) query.set('weeks', String(weeks));
  return `/sections/${sectionId}/plan?${query.toString()}`;
}
