/** Small things kept on this device (localStorage). Private windows and full disks refuse it: then they last as long as the page. */
const fallback = new Map<string, string>();

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? fallback.get(name) ?? null;
  } catch {
    return fallback.get(name) ?? null;
  }
}

/** @param text null forgets it */
export function keep(name: string, text: string | null): void {
  if (text === null) fallback.delete(name);
  else fallback.set(name, text);
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Kept in memory above.
  }
}

/** Names under which the class page keeps things. */
export const names = {
  outbox: (sessionId: string, personId: string) => `ikiraro.class.outbox.${sessionId}.${personId}`,
  marks: (sessionId: string, personId: string) => `ikiraro.class.marks.${sessionId}.${personId}`,
  draft: (sessionId: string, personId: string) => `ikiraro.class.draft.${sessionId}.${personId}`,
  question: (sessionId: string, personId: string) => `ikiraro.class.question.${sessionId}.${personId}`,
  choice: 'ikiraro.class.media-choice',
  devices: 'ikiraro.class.devices',
  inside: 'ikiraro.class.inside',
  skipCheck: 'ikiraro.class.skip-check',
  keys: 'ikiraro.class.keys',
} as const;
