import { entryKey, keep, recall } from './entry.ts';

/** Until then the page must have come, ms; later one has begun to read where one is. */
const waitsMs = 15_000;
/** Scroll positions by entry, over a reload as well. */
const storage = 'ikiraro.places';

let left: Record<string, number> = {};
let stop: (() => void) | undefined;

/**
 * Brings back where a page was scrolled to and which details were open when one comes back to it. The browser's own way tries once, when
 * the lists have not come yet.
 */
export function bringBack(): void {
  history.scrollRestoration = 'manual';
  left = read();
  addEventListener('scroll', () => stop ?? (left[entryKey()] = scrollY), { passive: true });
  addEventListener('pagehide', save);
  document.addEventListener('toggle', note, true);
  addEventListener('popstate', restore);
  // The page was reloaded, or the reader came back from a page that is not ours. A new page has nothing to restore: a reader who
  // scrolls it already stays there.
  if (left[entryKey()] !== undefined || recall<string[]>('details') !== undefined) restore();
}

/** Tries until it is done, or the person does something, or goes on. */
function restore(): void {
  stop?.();
  const entry = entryKey();
  const wanted = left[entry] ?? 0;
  const details = recall<string[]>('details') ?? [];
  const until = performance.now() + waitsMs;
  const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'];
  let going = true;
  const end = () => {
    going = false;
    stop = undefined;
    for (const act of acts) removeEventListener(act, end, true);
  };
  stop = end;
  for (const act of acts) addEventListener(act, end, true);
  let steady = 0;
  const look = () => {
    if (!going) return;
    if (entryKey() !== entry || performance.now() > until) return end();
    const all = [...document.querySelectorAll('details')];
    for (const one of all) if (details.includes(nameOf(one, all))) one.open = true;
    if (Math.abs(scrollY - wanted) > 1) scrollTo(0, wanted);
    const isThere =
      Math.abs(scrollY - wanted) <= 1 && details.every((name) => all.some((one) => nameOf(one, all) === name));
    // What is above may still come and push it away.
    steady = isThere && !document.querySelector('.skeleton') && document.querySelector('h1') ? steady + 1 : 0;
    if (steady > 10) end();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function note(event: Event): void {
  if (!(event.target instanceof HTMLDetailsElement) || stop) return;
  const all = [...document.querySelectorAll('details')];
  keep(
    'details',
    all.filter(({ open }) => open).map((one) => nameOf(one, all)),
  );
}

/** By what it says, and which of those that say so it is. */
function nameOf(details: HTMLDetailsElement, all: readonly HTMLDetailsElement[]): string {
  const text = (one: HTMLDetailsElement) => one.querySelector('summary')?.textContent ?? '';
  const same = all.filter((one) => text(one) === text(details));
  return `${text(details)} ${String(same.indexOf(details))}`;
}

function read(): Record<string, number> {
  try {
    const known: unknown = JSON.parse(sessionStorage.getItem(storage) ?? '{}');
    return typeof known === 'object' && known !== null ? { ...known } : {};
  } catch {
    return {};
  }
}

function save(): void {
  try {
    sessionStorage.setItem(storage, JSON.stringify(Object.fromEntries(Object.entries(left).slice(-50))));
  } catch {
    // Storage is full or switched off: then a reload begins at the top.
  }
}
