import { MentoringLead, MentoringParticipant } from '#database';
import { rows } from '../../personal/personal-data.ts';
import type { PersonalData } from '../../personal/personal-data.ts';
import { sql } from './personal.repository.ts';

/** A programme names nobody: who leads it and who takes part go with the person. */
export const programmesPersonal: readonly PersonalData[] = [
  {
    entity: MentoringLead,
    columns: ['person_id'],
    part: 'mentoringProgrammesLed',
    about: 'privacy.mentoring',
    export: rows(sql.led),
    erase: (manager, { id }) => manager.delete(MentoringLead, { personId: id }),
  },
  {
    entity: MentoringParticipant,
    columns: ['person_id', 'goals'],
    part: 'mentoringProgrammes',
    about: 'privacy.mentoring',
    export: rows(sql.taken),
    erase: (manager, { id }) => manager.delete(MentoringParticipant, { personId: id }),
  },
];
