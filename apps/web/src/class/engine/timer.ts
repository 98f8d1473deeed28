/** Calls back after so many ms. Returns how to forget it. */
export type Timer = (ms: number, act: () => void) => () => void;

/** By the clock of the page. Browsers let it tick once a minute in a tab that has been hidden for long. */
export const pageTimer: Timer = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};
