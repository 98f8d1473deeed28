import type { Figure } from '../../tools/bench/report.ts';
import { measurePrecision } from './matching/precision.ts';
import { measureSpeed } from './matching/speed.ts';

export const name = 'matching';
export const about =
  'experts ranked for needs: how fast among 5,000, and how many of the first five are suitable by test/bench/matching/judged, against the full-text ranking of PostgreSQL on the same texts';

export async function run(): Promise<Figure[]> {
  return [...(await measureSpeed()), ...(await measurePrecision())];
}
