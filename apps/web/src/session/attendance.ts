/** What of a row of the register counts for the sentence above it. */
interface Row {
  role: string;
  enrolled: boolean;
  /** Null for somebody who never came. */
  firstIn: string | null;
  /** What was said of it by hand. */
  correction?: { mark: string } | null;
  minutesPresent: number;
}

/** The figures of the sentence that sums a register up. */
export interface AttendanceSummary {
  /** Without those who are excused. */
  enrolled: number;
  /** Enrolled students who were there, however shortly, or without a device. */
  came: number;
  /** Mean whole minutes of those who came. */
  minutes: number;
  /** People who were there without being enrolled or teaching. */
  guests: number;
  /** Of the enrolled, who count otherwise than the class log says. */
  corrected: number;
}

export function summaryOf(rows: readonly Row[]): AttendanceSummary {
  const students = rows.filter((row) => row.enrolled);
  const corrected = students.filter((row) => !wasThere(row) && row.correction);
  const came = students.filter(wasThere);
  const marked = (mark: string) => corrected.filter(({ correction }) => correction?.mark === mark).length;
  const total = came.reduce((sum, { minutesPresent }) => sum + minutesPresent, 0);
  return {
    enrolled: students.length - marked('EXCUSED'),
    came: came.length + marked('PRESENT'),
    corrected: corrected.length,
    minutes: came.length === 0 ? 0 : Math.round(total / came.length),
    guests: rows.filter((row) => !row.enrolled && row.role === 'LISTENER' && wasThere(row)).length,
  };
}

const wasThere = ({ firstIn }: Row) => firstIn !== null;
