/** What of a row of the register counts for the sentence above it. */
interface Row {
  role: string;
  enrolled: boolean;
  /** Null for somebody who never came. */
  firstIn: string | null;
  minutesPresent: number;
}

/** The figures of the sentence that sums a register up. */
export interface AttendanceSummary {
  enrolled: number;
  /** Enrolled students who were there, however shortly. */
  came: number;
  /** Mean whole minutes of those who came. */
  minutes: number;
  /** People who were there without being enrolled or teaching. */
  guests: number;
}

export function summaryOf(rows: readonly Row[]): AttendanceSummary {
  const enrolled = rows.filter((row) => row.enrolled);
  const came = enrolled.filter(wasThere);
  const total = came.reduce((sum, { minutesPresent }) => sum + minutesPresent, 0);
  return {
    enrolled: enrolled.length,
    came: came.length,
    minutes: came.length === 0 ? 0 : Math.round(total / came.length),
    guests: rows.filter((row) => !row.enrolled && row.role === 'LISTENER' && wasThere(row)).length,
  };
}

const wasThere = ({ firstIn }: Row) => firstIn !== null;
