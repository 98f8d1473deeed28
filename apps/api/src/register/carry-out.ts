import type { EntityManager } from 'typeorm';
import { breathe } from './breathe.ts';
import type { Writes } from './plan/writes.ts';
import { writeRows } from './writes.repository.ts';
import type { sql } from './writes.repository.ts';

/** Rows of one statement. */
const batch = 1_000;

/** Thrown when rows changed after the plan was made. The plan is made again. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

interface Step {
  write: keyof typeof sql;
  rows: readonly object[];
  /** Whether each row must be hit. */
  exact?: boolean;
}

/** New rows of a list, and rows of a known version, which must not have changed since the plan was made. */
function saved(
  rows: readonly { version: number | undefined }[],
  add: keyof typeof sql,
  change: keyof typeof sql,
): Step[] {
  return [
    { write: add, rows: rows.filter(({ version }) => version === undefined), exact: true },
    { write: change, rows: rows.filter(({ version }) => version !== undefined), exact: true },
  ];
}

/** Tables in the order in which one needs another. */
const stepsOf = (writes: Writes): Step[] => [
  ...saved(writes.campuses, 'addCampuses', 'changeCampuses'),
  ...saved(writes.departments, 'addDepartments', 'changeDepartments'),
  ...saved(writes.terms, 'addTerms', 'changeTerms'),
  ...saved(writes.courses, 'addCourses', 'changeCourses'),
  ...saved(writes.people, 'addPeople', 'changePeople'),
  { write: 'giveRoles', rows: writes.rolesGiven },
  { write: 'endRoles', rows: writes.rolesEnded },
  { write: 'addCohorts', rows: writes.cohorts },
  { write: 'joinCohorts', rows: writes.cohortJoined },
  { write: 'leaveCohorts', rows: writes.cohortLeft },
  ...saved(writes.sections, 'addSections', 'changeSections'),
  { write: 'removeEnrolments', rows: writes.unenrolled },
  { write: 'removeLecturers', rows: writes.notTeaching },
  { write: 'addLecturers', rows: writes.teaching },
  { write: 'enrol', rows: writes.enrolled },
  // A person who has a seat does not wait.
  { write: 'removeWaiting', rows: writes.enrolled },
  { write: 'keepRecords', rows: writes.records },
];

interface Work {
  institutionId: string;
  importId: string;
  /** Called with the share that is done, 0 to 1. */
  done: (share: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Writes a plan, a thousand rows a statement. Rows that were changed since the plan was made are not touched.
 *
 * @throws {Moved} when there is such a row: the caller rolls back and plans anew
 */
export async function carryOut(manager: EntityManager, writes: Writes, work: Work): Promise<void> {
  const steps = stepsOf(writes);
  const total = steps.reduce((sum, { rows }) => sum + rows.length, 0);
  let written = 0;
  for (const { write, rows, exact = false } of steps) {
    for (let from = 0; from < rows.length; from += batch) {
      const some = rows.slice(from, from + batch);
      const hit = await writeRows(manager, write, some, work);
      if (exact && hit !== some.length) throw new Moved('a row of the plan is not what it was');
      written += some.length;
      work.done(written / total);
      await breathe(work.signal);
    }
  }
}
