import type { Operation } from './who.ts';

export const people: Record<string, Operation> = {};
