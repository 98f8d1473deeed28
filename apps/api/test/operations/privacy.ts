import type { Operation } from './who.ts';

export const privacy: Record<string, Operation> = {};
