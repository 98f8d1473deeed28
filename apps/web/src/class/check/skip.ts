import { keep, kept, names } from '../engine/keep.ts';

/** Whether this device goes straight into classes, without the check. */
export function skipsCheck(): boolean {
  return kept(names.skipCheck) === 'yes';
}

export function setSkipsCheck(skips: boolean): void {
  keep(names.skipCheck, skips ? 'yes' : null);
}
