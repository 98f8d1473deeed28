import { signal } from '@preact/signals';

/** Notices about what was just done, when nothing on the page shows it. They are shown over the page and read out (shell/Told). */
export const told = signal<string | undefined>(undefined);

/** ms that it stays; what was done is on the page as well. */
const staysMs = 10_000;

let timer: ReturnType<typeof setTimeout> | undefined;

export function tell(sentence: string): void {
  clearTimeout(timer);
  told.value = sentence;
  timer = setTimeout(untell, staysMs);
}

export function untell(): void {
  clearTimeout(timer);
  told.value = undefined;
}
