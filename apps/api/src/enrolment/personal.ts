import { CohortMember, Enrolment, WaitingListEntry } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Enrolment,
    columns: ['person_id'],
    part: 'enrolments',
    about: 'privacy.enrolments',
    export: rows(sql.enrolments),
    erase: { stays: 'attendance is counted of those who are enrolled; who it was is not known any more' },
  },
  {
    entity: WaitingListEntry,
    columns: ['person_id'],
    part: 'waitingLists',
    about: 'privacy.enrolments',
    export: rows(sql.waitingLists),
    erase: (manager, { id }) => manager.delete(WaitingListEntry, { personId: id }),
  },
  {
    entity: CohortMember,
    columns: ['person_id'],
    part: 'cohorts',
    about: 'privacy.cohorts',
    export: rows(sql.cohorts),
    erase: (manager, { id }) => manager.delete(CohortMember, { personId: id }),
  },
];
