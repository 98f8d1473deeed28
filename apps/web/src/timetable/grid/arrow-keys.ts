/** Left and right go to the day beside it (the session nearest in time, which stands nearest on the screen or in the list), up and down within the day. */
export function arrowKeys(event: KeyboardEvent, box: HTMLElement | null): void {
  const step = steps.get(event.key);
  const here = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.week-link') : null;
  if (!step || !here || !box || event.altKey || event.ctrlKey || event.metaKey) return;
  const days = [...box.querySelectorAll<HTMLElement>('[data-day]')].map(linksOf);
  const place = days.findIndex((links) => links.includes(here));
  const within = days[place]?.indexOf(here) ?? 0;
  const target = step.along === 'day' ? days[place]?.[within + step.by] : besides(days, place, step.by, within);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

const steps: ReadonlyMap<string, { along: 'day' | 'week'; by: 1 | -1 }> = new Map([
  ['ArrowUp', { along: 'day', by: -1 }],
  ['ArrowDown', { along: 'day', by: 1 }],
  ['ArrowLeft', { along: 'week', by: -1 }],
  ['ArrowRight', { along: 'week', by: 1 }],
]);

function linksOf(day: HTMLElement): HTMLElement[] {
  return [...day.querySelectorAll<HTMLElement>('[data-session] .week-link')];
}

/** The next day that has any; in it the one as far down, else its last. */
function besides(days: HTMLElement[][], place: number, by: number, within: number): HTMLElement | undefined {
  for (let next = place + by; next >= 0 && next < days.length; next += by) {
    const links = days[next] ?? [];
    if (links.length > 0) return links[Math.min(within, links.length - 1)];
  }
  return undefined;
}
