/** What was left at an entry of the browser's history is found again when one comes back to it. */

/** Of this entry; a new one gets a key of its own, which the browser keeps over a reload. */
export function entryKey(): string {
  const state: unknown = history.state;
  if (typeof state === 'object' && state !== null && 'key' in state && typeof state.key === 'string') return state.key;
  // Not crypto.randomUUID: on addresses without https there is none.
  const key = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  history.replaceState({ key }, '');
  return key;
}

/** So many things are remembered; those of long ago go first. */
const most = 100;
const kept = new Map<string, unknown>();

/** What was kept at this entry under a name. */
export function recall<Value>(name: string): Value | undefined {
  return kept.get(`${entryKey()} ${name}`) as Value | undefined;
}

/** Keeps something at this entry, as long as the page is loaded. */
export function keep(name: string, value: unknown): void {
  const key = `${entryKey()} ${name}`;
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
