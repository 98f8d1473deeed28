import type { StudentInSection } from './students-attendance.repository.ts';

/** From how many sessions on a share says something. */
export const fewestSessions = 2;

export interface RiskRule {
  /** Percent of the sessions: who was in fewer is at risk. */
  below: number;
  /** Who missed so many in a row, up to the last one, is at risk. */
  missed: number;
}

export const isAtRisk = ({ sessions, present, missedInARow }: StudentInSection, { below, missed }: RiskRule): boolean =>
  missedInARow >= missed || (sessions >= fewestSessions && present * 100 < below * sessions);
