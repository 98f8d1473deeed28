import type { Operation } from './who.ts';

export const telling: Record<string, Operation> = {};
