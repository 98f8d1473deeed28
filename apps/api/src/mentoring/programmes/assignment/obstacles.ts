import type { Obstacle, RemovalCode } from '#matching';
import type { MentoringObstacleModel, ObstacleName } from './models.ts';

const kindOf: Readonly<Record<RemovalCode, ObstacleName>> = {
  ROLE_NOT_OFFERED: 'takes_nobody',
  MODE_NOT_OFFERED: 'takes_nobody',
  NO_CAPACITY: 'takes_nobody',
  LANGUAGE_TOO_LOW: 'language',
  NO_COMMON_LANGUAGE: 'language',
  NO_COMMON_WEEK: 'hours',
  TOO_FEW_COMMON_HOURS: 'hours',
  // Who has blocked whom, and who lives with whom, is nobody's to learn here.
  SAME_PERSON: 'personal',
  SAME_HOUSEHOLD: 'personal',
  SUPERVISOR: 'personal',
  BLOCKED: 'personal',
};

/** Rules as leads are told them, in the order in which matching gives them. */
export function obstaclesOf(obstacles: readonly Obstacle[]): MentoringObstacleModel[] {
  const byKind = Map.groupBy(obstacles, ({ code }) => kindOf[code]);
  return [...byKind].map(([what, all]) => ({ what, mentors: Math.max(...all.map(({ removed }) => removed)) }));
}
