import type { Operation } from './who.ts';

export const structure: Record<string, Operation> = {};
