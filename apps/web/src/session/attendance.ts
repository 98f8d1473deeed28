/** What of a row of the register counts for the sentence above it. */
interface Row {
  role: string;
  enrolled: boolean;
  minutesPresent: number;
}

/** The figures of the sentence that sums a register up. */
export interface AttendanceSummary {
  enrolled: number;
  /** Enrolled students who were there for at least part of a minute that counts. */
  came: number;
  /** Mean whole minutes of those who came. */
  minutes: number;
  /** People who were there without being enrolled or teaching. */
  guests: number;
}

export function summaryOf(rows: readonly Row[]): AttendanceSummary {
  const enrolled = rows.filter((row) => row.enrolled);
  const came = enrolled.filter(({ minutesPresent }) => minutesPresent > 0);
  const total = came.reduce((sum, { minutesPresent }) => sum + minutesPresent, 0);
  return {
    enrolled: enrolled.length,
    came: came.length,
    minutes: came.length === 0 ? 0 : Math.round(total / came.length),
    guests: rows.filter((row) => !row.enrolled && row.role === 'LISTENER' && row.minutesPresent > 0).length,
  };
}
