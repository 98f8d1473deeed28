import type { Operation } from './who.ts';

export const register: Record<string, Operation> = {};
