import { MentorOffer, MentoringRequest, Mentorship } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './mentoring.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: MentorOffer,
    columns: ['person_id', 'about'],
    part: 'mentorOffer',
    about: 'privacy.mentoring',
    export: rows(sql.personalOffer),
    erase: (manager, { id }) => manager.delete(MentorOffer, { personId: id }),
  },
  {
    entity: MentoringRequest,
    columns: ['mentor_id', 'mentee_id', 'message', 'goals', 'expectation', 'mentor_words', 'mentee_words'],
    part: 'mentoringRequests',
    about: 'privacy.mentoring',
    export: rows(sql.personalRequests),
    erase: statement(sql.eraseRequests),
  },
  {
    entity: Mentorship,
    columns: ['mentor_id', 'mentee_id'],
    part: 'mentorships',
    about: 'privacy.mentoring',
    export: rows(sql.personalMentorships),
    erase: statement(sql.endMentorships),
  },
];
