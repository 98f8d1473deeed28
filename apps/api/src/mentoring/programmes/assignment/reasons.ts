import type { Obstacle, Reason, RemovalCode } from '#matching';
import type { MentoringObstacleModel, MentoringReasonModel, ObstacleName } from './models.ts';

/** A reason of `libs/matching` as the wire has it. */
export function reasonOf(reason: Reason): MentoringReasonModel {
  const { code } = reason;
  const some = (text: string | undefined) => (text === undefined ? [] : [text]);
  switch (code) {
    case 'SKILLS':
      return { code, count: reason.found, of: reason.of };
    case 'WORDS':
      return { code, texts: reason.words };
    case 'TAUGHT':
      return { code, texts: some(reason.course) };
    case 'EXPERIENCE':
      return { code, count: reason.years };
    case 'LANGUAGE':
    case 'WELCOME_LANGUAGE':
      return { code, texts: some(reason.language) };
    case 'WEEKS_FREE':
      return { code, count: reason.free, of: reason.of };
    case 'HOURS_A_WEEK':
      return { code, count: reason.given, of: reason.of };
    case 'COMMON_HOURS':
      return { code, count: reason.hours, of: reason.of };
    case 'FIELD':
    case 'SECTOR':
    case 'ORIGIN':
    case 'MODE':
      return { code };
  }
}

const kindOf: Readonly<Record<RemovalCode, ObstacleName>> = {
  ROLE_NOT_OFFERED: 'takes_nobody',
  MODE_NOT_OFFERED: 'takes_nobody',
  NO_CAPACITY: 'takes_nobody',
  LANGUAGE_TOO_LOW: 'language',
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
