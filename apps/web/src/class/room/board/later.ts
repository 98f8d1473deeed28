/** Most ms between two attempts at what is shown. */
const mostMs = 15_000;

/** Resolves after a while that grows with the attempts, or as soon as the browser has a network again. */
export function later(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, Math.min(mostMs, 1_000 * 2 ** attempt));
    addEventListener('online', go);
  });
}
