import { defineQueue } from '../jobs/index.ts';

/** A file of the register that is looked through or, with `apply`, applied. */
export interface ImportJob {
  readonly importId: string;
  readonly apply?: { readonly overwrite: boolean; readonly actorId: string };
}

/** It writes in one transaction, so an attempt that was interrupted has changed nothing. */
export const importQueue = defineQueue<ImportJob>('register-import', {
  retries: 9,
  firstPause: 5,
  longestPause: 300,
  longest: 4 * 3_600,
});

export const jobOf = (payload: ImportJob) => ({ key: payload.importId, payload });
