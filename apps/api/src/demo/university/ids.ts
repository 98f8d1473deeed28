import { demoId } from '../ids.ts';

/** Ids of the large demo university, the same at every loading. */
export const departmentId = (code: string) => demoId('department', 'lubumbashi', code);
export const roomId = (campus: string, name: string) => demoId('room', campus, name);
export const cohortId = (name: string) => demoId('cohort', 'lubumbashi', name);
export const seriesId = (code: string, name: string, term: string) => demoId('series', code, name, term);
export const sessionId = (series: string, date: string) => demoId('session', series, date);
