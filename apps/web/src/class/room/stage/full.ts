import { signal } from '@preact/signals';

/** The class takes the whole screen: the stage, and what needs one. */
export const full = signal(false);

document.addEventListener('fullscreenchange', () => (full.value = document.fullscreenElement !== null));

/** Not every phone offers it. */
export const mayBeFull = () => document.fullscreenEnabled;

/** The whole screen, or back. A refusal of the browser leaves everything as it is. */
export function toggleFull(): void {
  const done = full.value ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}
