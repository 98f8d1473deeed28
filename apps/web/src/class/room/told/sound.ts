import { signal } from '@preact/signals';

/** The browser wants a press before it plays sound. */
export const soundBlocked = signal(false);

const playing = new Set<HTMLAudioElement>();

/** Plays what an element holds, now and again once sound is allowed. Returns how to stop. */
export function play(element: HTMLAudioElement): () => void {
  playing.add(element);
  void start(element);
  return () => {
    playing.delete(element);
    element.srcObject = null;
    if (playing.size === 0) soundBlocked.value = false;
  };
}

/** To be called from a press. */
export async function turnSoundOn(): Promise<void> {
  soundBlocked.value = false;
  await Promise.all([...playing].map(start));
}

async function start(element: HTMLAudioElement): Promise<void> {
  try {
    await element.play();
  } catch (error) {
    // Any other rejection means that the element got another sound, or went away.
    if (error instanceof DOMException && error.name === 'NotAllowedError') soundBlocked.value = true;
  }
}
