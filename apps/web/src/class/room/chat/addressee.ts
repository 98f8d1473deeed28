import { signal } from '@preact/signals';

/** The one person to whom a lecturer or co-host writes in private now; what is half written to them is kept apart. */
export const addressee = signal<string | undefined>(undefined);
