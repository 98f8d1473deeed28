import { AttendanceCorrection, ClassEventRow } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { eraseEvents, sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: AttendanceCorrection,
    columns: ['person_id', 'corrected_by', 'reason'],
    part: 'attendanceCorrections',
    about: 'privacy.attendanceCorrections',
    // Of what the person said about others, that they did; the reason is the other's.
    export: rows(sql.corrections),
    // Counts stay, as those of the log do.
    erase: statement(sql.eraseReasons),
  },
  {
    entity: ClassEventRow,
    columns: ['by', 'body'],
    part: 'classEvents',
    about: 'privacy.classEvents',
    export: rows(sql.events),
    erase: (manager, { id }) => eraseEvents(manager, id),
  },
];
