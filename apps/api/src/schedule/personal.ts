import { SessionLecturer, SessionOwnerParticipant, Unavailability } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql as owners } from './owners/owners.repository.ts';
import { sql } from './unavailability/unavailability.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: SessionLecturer,
    columns: ['person_id'],
    part: 'sessionsTaught',
    about: 'privacy.teaching',
    export: rows(sql.personalSessions),
    erase: { stays: 'a session was taught by somebody, for the figures; by whom is not known any more' },
  },
  {
    entity: SessionOwnerParticipant,
    columns: ['person_id'],
    part: 'meetings',
    about: 'privacy.meetings',
    export: rows(owners.personal),
    // The class logs of its sessions say that somebody was there, no longer who; the title is the business of the owner's feature.
    erase: (manager, { id }) => manager.delete(SessionOwnerParticipant, { personId: id }),
  },
  {
    entity: Unavailability,
    columns: ['person_id', 'note'],
    part: 'unavailability',
    about: 'privacy.unavailability',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.delete(Unavailability, { personId: id }),
  },
];
