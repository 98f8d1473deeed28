import type { Operation } from './who.ts';

export const timetable: Record<string, Operation> = {};
