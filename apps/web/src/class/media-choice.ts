import { keep, kept, names } from './engine/keep.ts';
import { defaultChoice, readChoice } from './engine/media/want.ts';
import type { MediaChoice } from './engine/media/want.ts';
import { networkHint } from './engine/network.ts';

/** What this device takes of a class: what was chosen here, else what its line suggests. */
export function mediaChoice(): MediaChoice {
  return readChoice(kept(names.choice)) ?? defaultChoice(networkHint());
}

export function keepMediaChoice(choice: MediaChoice): void {
  keep(names.choice, choice);
}
