import { AttendanceCorrection } from './attendance.ts';
import { Availability, AvailabilityException, AvailabilityHours } from './availability.ts';
import { Class, ClassEpoch, ClassEventRow, LiveLease } from './class.ts';
import {
  ClassificationEdition,
  ConceptVocabulary,
  ConceptWord,
  FieldOfEducation,
  Sector,
  Skill,
} from './classifications.ts';
import { Competences, PersonField, PersonLanguage, PersonSkill } from './competences.ts';
import { Course, CoursePrerequisite, CourseTranslation } from './course.ts';
import { Deck, DeckPage } from './decks.ts';
import { MentoringDigest, MentoringDigestMail } from './digest.ts';
import { Cohort, CohortMember, Invitation, InvitationUse, SectionCohort, WaitingListEntry } from './enrolment.ts';
import { ExpertConfirmation } from './expert-confirmation.ts';
import { ExpertDocument, ExpertDocumentLook } from './expert-documents.ts';
import { Campus, ClosingDay, Department, Institution, LectureRoom, Term } from './institution.ts';
import { InvitationMail, InvitationToken, PasswordResetMail } from './letters.ts';
import { LastProposed, MatchingWeights } from './matching.ts';
import { MentoringLead, MentoringParticipant, MentoringProgramme } from './mentoring-programme.ts';
import { MeetingCorrection } from './meeting-correction.ts';
import { MentorOffer, MentoringRequest } from './mentoring.ts';
import { MentorshipFeedback, MentorshipFeedbackAsked } from './mentorship-feedback.ts';
import { MentorshipPrivateNote, MentorshipSharedNote } from './mentorship-notes.ts';
import { Mentorship, MentorshipGoal, MentorshipStep } from './mentorship.ts';
import { PageDocument } from './page-document.ts';
import { Membership, Person } from './people.ts';
import { AuditEntry, Consent } from './privacy.ts';
import { MoveProposal } from './proposal.ts';
import { RegisterImport, RegisterRecord } from './register.ts';
import { Expert, ExpertTransition } from './roster.ts';
import { MentoringReport, PersonBlock } from './safety.ts';
import { Announcement, PreparedPoll } from './section-keeps.ts';
import { Enrolment, Section, SectionLecturer } from './section.ts';
import { SessionOwner, SessionOwnerParticipant } from './session-owner.ts';
import { Session, SessionLecturer, SessionSeries } from './session.ts';
import { ApiToken, PasswordReset, SignIn } from './sign-in.ts';
import { CalendarEvent, CalendarFeed, Notification, Unavailability } from './timetable.ts';
import { WelcomeMail } from './welcome.ts';

export * from './attendance.ts';
export * from './availability.ts';
export * from './class.ts';
export * from './classifications.ts';
export * from './competences.ts';
export * from './course.ts';
export * from './decks.ts';
export * from './digest.ts';
export * from './enrolment.ts';
export * from './expert-confirmation.ts';
export * from './expert-documents.ts';
export * from './institution.ts';
export * from './letters.ts';
export * from './matching.ts';
export * from './mentoring-programme.ts';
export * from './meeting-correction.ts';
export * from './mentoring.ts';
export * from './mentorship-feedback.ts';
export * from './mentorship-notes.ts';
export * from './mentorship.ts';
export * from './page-document.ts';
export * from './people.ts';
export * from './privacy.ts';
export * from './proposal.ts';
export * from './register.ts';
export * from './roster.ts';
export * from './safety.ts';
export * from './section-keeps.ts';
export * from './section.ts';
export * from './session-owner.ts';
export * from './session.ts';
export * from './sign-in.ts';
export * from './timetable.ts';
export * from './welcome.ts';

export const entities = [
  Institution,
  Campus,
  LectureRoom,
  Department,
  ClosingDay,
  Term,
  Person,
  Membership,
  SignIn,
  ApiToken,
  PasswordReset,
  PasswordResetMail,
  WelcomeMail,
  Consent,
  Course,
  CourseTranslation,
  CoursePrerequisite,
  Section,
  SectionLecturer,
  Cohort,
  CohortMember,
  SectionCohort,
  Enrolment,
  WaitingListEntry,
  Invitation,
  InvitationMail,
  InvitationToken,
  InvitationUse,
  SessionOwner,
  SessionOwnerParticipant,
  SessionSeries,
  Session,
  SessionLecturer,
  Unavailability,
  Availability,
  AvailabilityHours,
  AvailabilityException,
  Notification,
  CalendarEvent,
  CalendarFeed,
  RegisterImport,
  RegisterRecord,
  AuditEntry,
  Class,
  ClassEventRow,
  ClassEpoch,
  LiveLease,
  PageDocument,
  AttendanceCorrection,
  PreparedPoll,
  Announcement,
  Deck,
  DeckPage,
  MoveProposal,
  FieldOfEducation,
  Sector,
  Skill,
  ConceptWord,
  ConceptVocabulary,
  ClassificationEdition,
  Competences,
  PersonLanguage,
  PersonField,
  PersonSkill,
  Expert,
  ExpertTransition,
  ExpertConfirmation,
  ExpertDocument,
  ExpertDocumentLook,
  MentorOffer,
  MentoringProgramme,
  MentoringLead,
  MentoringParticipant,
  MentoringRequest,
  Mentorship,
  MentorshipGoal,
  MentorshipStep,
  MentorshipFeedback,
  MentorshipFeedbackAsked,
  PersonBlock,
  MatchingWeights,
  LastProposed,
  MeetingCorrection,
  MentorshipPrivateNote,
  MentorshipSharedNote,
  MentoringReport,
  MentoringDigest,
  MentoringDigestMail,
];
