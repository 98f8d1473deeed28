import { instantOf, localTime } from '../../time/zones.ts';

/** Where it was dragged to in a week, by the clock of that week, told by the session's own. */
export function draggedTo(query: Record<string, string>, zone: string): { date: string; time: string } | undefined {
  const { to = '', zone: shown = zone } = query;
  try {
    const start = instantOf(to, shown);
    if (Number.isNaN(start)) return undefined;
    const local = localTime(start, zone);
    return { date: local.slice(0, 10), time: local.slice(11) };
  } catch {
    return undefined;
  }
}
