interface Count {
  present: number;
  expected: number;
}

/** 0 to 1; undefined where nobody was expected. Guests do not make it more than all. */
export function shareOf({ present, expected }: Count): number | undefined {
  return expected === 0 ? undefined : Math.min(1, present / expected);
}

/** "87 %" as the language writes it; a dash where nobody was expected. */
export function percent(count: Count, tag: string): string {
  const share = shareOf(count);
  return share === undefined
    ? '–'
    : new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function total(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, { present, expected }) => ({ present: sum.present + present, expected: sum.expected + expected }),
    { present: 0, expected: 0 },
  );
}

/** ms */
const week = 7 * 24 * 3_600_000;

/** The weeks with those between them in which there was nothing, so that a gap is seen as one. */
export function weeksOf<Week extends Count & { week: string }>(weeks: readonly Week[]): (Count & { week: string })[] {
  const first = weeks[0];
  const last = weeks.at(-1);
  if (!first || !last) return [];
  const known = new Map(weeks.map((one) => [one.week, one]));
  const count = Math.round((Date.parse(last.week) - Date.parse(first.week)) / week) + 1;
  return Array.from({ length: count }, (_, place) => {
    const monday = new Date(Date.parse(first.week) + place * week).toISOString().slice(0, 10);
    return known.get(monday) ?? { week: monday, present: 0, expected: 0 };
  });
}

/** "23 Nov" for a calendar day YYYY-MM-DD. */
export function shortDay(date: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(Date.parse(date));
}
