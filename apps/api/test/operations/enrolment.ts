import type { Operation } from './who.ts';

export const enrolment: Record<string, Operation> = {};
