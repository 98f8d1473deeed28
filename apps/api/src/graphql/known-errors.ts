import { QueryFailedError } from 'typeorm';
import { AppError } from '#platform';

/** Unique index -> the field that names it, and the sentence for the person who filled it in. */
const taken: ReadonlyMap<string, readonly [field: string, message: string]> = new Map(
  Object.entries<readonly [field: string, message: string]>({
    campus_institution_id_name_idx: ['input.name', 'This institution has a campus of that name already.'],
    room_campus_id_name_idx: ['input.name', 'This campus has a room of that name already.'],
    department_institution_id_code_idx: ['input.code', 'This institution has a department with that code already.'],
    course_institution_id_code_fold_idx: ['input.code', 'This institution has a course with that code already.'],
    term_institution_id_name_idx: ['input.name', 'This institution has a term of that name already.'],
    course_institution_id_code_idx: ['input.code', 'This institution has a course with that code already.'],
    cohort_institution_id_name_idx: ['input.name', 'This institution has a cohort of that name already.'],
    section_course_id_term_id_campus_id_name_idx: [
      'input.name',
      'This course has a section of that name at that campus in that term already.',
    ],
  }),
);

/** The error as the caller may see it; undefined for a defect. */
export function knownError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isAway(error)) {
    return new AppError(
      'UNAVAILABLE',
      'This cannot be done at the moment. Nothing was changed; try again in some seconds.',
    );
  }
  if (!(error instanceof QueryFailedError)) return undefined;
  const { code, constraint, table, detail } = error.driverError as Partial<
    Record<'code' | 'constraint' | 'table' | 'detail', string>
  >;
  // Foreign keys are checked when a transaction ends, and a row that is referred to was removed meanwhile. Services report the cases that they know.
  if (code === '23503') {
    return new AppError(
      'CONFLICT',
      'Something this needs was removed meanwhile, or is in use now. Look at it as it is now.',
    );
  }
  if (code !== '23505' || !constraint) return undefined;
  const [field, message] = taken.get(constraint) ?? [];
  if (message === undefined) return undefined;
  // PostgreSQL says "Key (institution_id, code)=(3f…, MAT101) already exists."; the ids in it mean nothing to people.
  const value = /\)=\((?:[0-9a-f-]{36}, )*(.*)\) already exists/s.exec(detail ?? '')?.[1] ?? '';
  return new AppError('CONFLICT', message, field, { kind: table ?? '', value });
}

/**
 * PostgreSQL's codes for what passes by itself: a statement or a lock that took too long, too many connections, one that was ended or
 * cannot be made. (Class 08, and https://www.postgresql.org/docs/current/errcodes-appendix.html.)
 */
const passing = /^(08...|53300|57014|55P03|25P03|57P0[1-4])$/;
const ofTheLine = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
/** Messages of pg that have no code. */
const withoutCode =
  /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Whether the database is unavailable, and the statement is not at fault. */
function isAway(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && passing.test(code)) return true;
  // A missing file is a defect; a missing socket of the database is not.
  if (typeof code === 'string' && ofTheLine.has(code))
    return syscall === 'connect' || syscall === 'read' || syscall === 'write';
  return withoutCode.test(cause.message);
}
