import {
  MeetingCorrection,
  MentorOffer,
  MentoringRequest,
  Mentorship,
  MentorshipFeedback,
  MentorshipFeedbackAsked,
  MentorshipGoal,
  MentorshipPrivateNote,
  MentorshipSharedNote,
  MentorshipStep,
} from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { cancelComing } from '../schedule/index.ts';
import { sql } from './mentoring.repository.ts';
import { tellOfEnd } from './mentorships/told.ts';
import { digest } from './digest/personal.ts';
import { safety } from './safety/personal.ts';
import { sql as agreement } from './mentorships/agreement/agreement.repository.ts';
import { programmesPersonal } from './programmes/personal.ts';
import { sql as corrections } from './mentorships/meetings/corrections.repository.ts';
import { sql as notes } from './mentorships/notes/notes.repository.ts';
import { sql as feedback } from './mentorships/feedback/feedback.repository.ts';

export const personal: readonly PersonalData[] = [
  ...programmesPersonal,
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
    columns: ['mentor_id', 'mentee_id', 'confidential', 'end_words', 'ended_by', 'reopen_asked_by'],
    part: 'mentorships',
    about: 'privacy.mentoring',
    export: rows(sql.personalMentorships),
    erase: async (manager, { id: personId }) => {
      const ended = await sql.endMentorships.rows(manager, { personId });
      for (const { id: mentorshipId, ownerId, otherId } of ended) {
        await tellOfEnd(manager, { mentorshipId, actorId: personId, otherId }, await cancelComing(manager, [ownerId]));
      }
      await sql.eraseMentorships.rows(manager, { personId });
    },
  },
  {
    entity: MentorshipGoal,
    columns: ['title', 'done_by', 'evidence'],
    part: 'mentorshipGoals',
    about: 'privacy.mentoring',
    export: rows(agreement.personalGoals),
    // Goals are the mentee's, and their steps go with them.
    erase: async (manager, { id: personId }) => {
      await agreement.eraseGoals.rows(manager, { personId });
      await agreement.eraseTickedGoals.rows(manager, { personId });
    },
  },
  {
    entity: MentorshipStep,
    columns: ['title', 'done_by', 'evidence'],
    part: 'mentorshipSteps',
    about: 'privacy.mentoring',
    export: rows(agreement.personalSteps),
    erase: statement(agreement.eraseTickedSteps),
  },
  {
    entity: MentorshipFeedback,
    columns: ['from_id', 'words_to_other', 'words_to_lead'],
    part: 'mentorshipFeedback',
    about: 'privacy.feedback',
    export: rows(feedback.personalFeedback),
    erase: (manager, { id }) => manager.delete(MentorshipFeedback, { fromId: id }),
  },
  {
    entity: MentorshipFeedbackAsked,
    columns: ['person_id'],
    part: 'mentorshipFeedbackAsked',
    about: 'privacy.feedback',
    export: rows(feedback.personalAsked),
    erase: (manager, { id }) => manager.delete(MentorshipFeedbackAsked, { personId: id }),
  },
  ...safety,
  {
    entity: MeetingCorrection,
    columns: ['proposed_by'],
    part: 'meetingCorrections',
    about: 'privacy.mentoring',
    export: rows(corrections.personal),
    erase: statement(corrections.erase),
  },
  {
    entity: MentorshipPrivateNote,
    columns: ['author_id', 'text'],
    part: 'privateNotes',
    about: 'privacy.privateNotes',
    export: rows(notes.personalPrivate),
    erase: (manager, { id }) => manager.delete(MentorshipPrivateNote, { authorId: id }),
  },
  {
    entity: MentorshipSharedNote,
    columns: ['text', 'changed_by'],
    part: 'sharedNotes',
    about: 'privacy.mentoring',
    export: rows(notes.personalShared),
    erase: statement(notes.eraseShared),
  },
  ...digest,
];
