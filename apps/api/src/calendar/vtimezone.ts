import { Temporal } from 'temporal-polyfill';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** Changes of clocks become a rule when they followed it at least this often, once a year. */
const timesOfARule = 3;

interface Change {
  at: Temporal.ZonedDateTime;
  /** Seconds east of UTC. */
  from: number;
  to: number;
  /** The wall clock before the change; RFC 5545 calls it the onset. */
  onset: Temporal.PlainDateTime;
}

/**
 * VTIMEZONE (RFC 5545 3.6.5) of an IANA zone, right for instants from `from` to `until`. It is made from the zone data that this
 * service plans with, so that a feed and the database cannot disagree. Yearly changes are written as rules, because Outlook
 * understands those; other changes are written one by one.
 */
export function vtimezone(zone: string, from: Date, until: Date): string {
  // The range begins two years earlier, so that summer and winter time have both begun once before `from`. It ends three years
  // later, so that rules can be recognised.
  const changes = changesOf(zone, shifted(from, -2), shifted(until, 3));
  const [first] = changes;
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`];
  // The beginning needs an offset too.
  if (!first || first.at.epochMilliseconds > from.getTime()) {
    const seconds = first?.from ?? zoned(from, zone).offsetNanoseconds / 1e9;
    lines.push(...observance('19700101T000000', seconds, seconds));
  }
  for (const group of Map.groupBy(changes, kindOf).values()) lines.push(...observances(group, from, until));
  return [...lines, 'END:VTIMEZONE'].join('\r\n');
}

function changesOf(zone: string, from: Date, until: Date): Change[] {
  const changes: Change[] = [];
  const last = until.getTime();
  let at = zoned(from, zone).getTimeZoneTransition('next');
  while (at && at.epochMilliseconds <= last) {
    const before = at.subtract({ seconds: 1 });
    changes.push({
      at,
      from: before.offsetNanoseconds / 1e9,
      to: at.offsetNanoseconds / 1e9,
      onset: before.toPlainDateTime().add({ seconds: 1 }),
    });
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

/** Groups of changes that could follow one rule. */
const kindOf = ({ from, to, onset }: Change) =>
  [from, to, onset.month, onset.dayOfWeek, onset.toPlainTime().toString()].join();

function observances(group: Change[], from: Date, until: Date): string[] {
  const [first] = group;
  if (!first) return [];
  const goesOn = (group.at(-1)?.onset.year ?? 0) >= shifted(until, 2).getUTCFullYear();
  const rule = goesOn ? ruleOf(group) : undefined;
  if (rule) return observance(stamp(first.onset), first.from, first.to, rule);
  const start = shifted(from, -2).getTime();
  return group
    .filter(({ at }) => at.epochMilliseconds >= start && at.epochMilliseconds <= until.getTime())
    .flatMap((change) => observance(stamp(change.onset), change.from, change.to));
}

/** The yearly rule that all of these changes follow: on the last such weekday of the month, or on the n-th. */
function ruleOf(group: readonly Change[]): string | undefined {
  const onsets = group.map(({ onset }) => onset);
  const [first] = onsets;
  const yearly = onsets.every(({ year }, index) => year === (first?.year ?? 0) + index);
  if (!first || group.length < timesOfARule || !yearly) return undefined;
  const weekday = weekdays[first.dayOfWeek - 1] ?? 'SU';
  const nth = Math.ceil(first.day / 7);
  const place = onsets.every(({ day, daysInMonth }) => day + 7 > daysInMonth)
    ? -1
    : onsets.every(({ day }) => Math.ceil(day / 7) === nth)
      ? nth
      : undefined;
  return place === undefined ? undefined : `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${place}${weekday}`;
}

function observance(start: string, from: number, to: number, rule?: string): string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    ...(rule ? [`RRULE:${rule}`] : []),
    `TZOFFSETFROM:${offset(from)}`,
    `TZOFFSETTO:${offset(to)}`,
    `END:${kind}`,
  ];
}

function offset(seconds: number): string {
  const abs = Math.abs(seconds);
  const parts = [Math.floor(abs / 3600), Math.floor(abs / 60) % 60, ...(abs % 60 ? [abs % 60] : [])];
  return (seconds < 0 ? '-' : '+') + parts.map((part) => String(part).padStart(2, '0')).join('');
}

const stamp = (local: Temporal.PlainDateTime) => local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
const zoned = (instant: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
function shifted(instant: Date, years: number): Date {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date;
}
