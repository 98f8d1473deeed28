import type { StudentInSection } from './students-attendance.repository.ts';

/** The least number of sessions from which a share means something. */
export const fewestSessions = 2;

export interface RiskRule {
  /** Percent of the sessions: a student who attended fewer is at risk. */
  below: number;
  /** A student who missed this many in a row, up to the last one, is at risk. */
  missed: number;
}

export const isAtRisk = ({ sessions, present, missedInARow }: StudentInSection, { below, missed }: RiskRule): boolean =>
  missedInARow >= missed || (sessions >= fewestSessions && present * 100 < below * sessions);
