import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/index.ts';
import { JobsModule } from '../jobs/index.ts';
import { MailModule } from '../mail/index.ts';
import { MatchingModule } from '../matching/index.ts';
import { ScheduleModule } from '../schedule/index.ts';
import { DigestMails } from './digest/digest-mails.service.ts';
import { DigestPasses } from './digest/digest-passes.service.ts';
import { DigestsRepository } from './digest/digests.repository.ts';
import { DigestsResolver } from './digest/digests.resolver.ts';
import { Digests } from './digest/digests.service.ts';
import { MentoringRepository } from './mentoring.repository.ts';
import { MentorOffersResolver } from './offers.resolver.ts';
import { MentoringResolver } from './mentoring.resolver.ts';
import { AgreementRepository } from './mentorships/agreement/agreement.repository.ts';
import { Agreements } from './mentorships/agreement/agreements.service.ts';
import { EndingRepository } from './mentorships/ending/ending.repository.ts';
import { Endings } from './mentorships/ending/endings.service.ts';
import { FeedbackAsking } from './mentorships/feedback/asking.service.ts';
import { FeedbackRepository } from './mentorships/feedback/feedback.repository.ts';
import { FeedbackResolver } from './mentorships/feedback/feedback.resolver.ts';
import { Feedback } from './mentorships/feedback/feedback.service.ts';
import { CorrectionsRepository } from './mentorships/meetings/corrections.repository.ts';
import { CorrectionsResolver } from './mentorships/meetings/corrections.resolver.ts';
import { MeetingCorrections } from './mentorships/meetings/corrections.service.ts';
import { MeetingsResolver } from './mentorships/meetings/meetings.resolver.ts';
import { Meetings } from './mentorships/meetings/meetings.service.ts';
import { MentorshipsRepository } from './mentorships/mentorships.repository.ts';
import { MentorshipsResolver } from './mentorships/mentorships.resolver.ts';
import { NotesRepository } from './mentorships/notes/notes.repository.ts';
import { NotesResolver } from './mentorships/notes/notes.resolver.ts';
import { Notes } from './mentorships/notes/notes.service.ts';
import { MentorOffers } from './offers.service.ts';
import { personal } from './personal.ts';
import { AssignmentResolver } from './programmes/assignment/assignment.resolver.ts';
import { Proposals } from './programmes/assignment/proposal.service.ts';
import { SendingRepository } from './programmes/assignment/sending.repository.ts';
import { Sending } from './programmes/assignment/sending.service.ts';
import { ProgrammeTerms } from './programmes/assignment/terms.repository.ts';
import { HealthRepository } from './programmes/health/health.repository.ts';
import { HealthResolver } from './programmes/health/health.resolver.ts';
import { MentoringHealth } from './programmes/health/health.service.ts';
import { ParticipantsRepository } from './programmes/participants/participants.repository.ts';
import { ParticipantsResolver } from './programmes/participants/participants.resolver.ts';
import { Participants } from './programmes/participants/participants.service.ts';
import { ProgrammesRepository } from './programmes/programmes.repository.ts';
import { ProgrammesResolver } from './programmes/programmes.resolver.ts';
import { Programmes } from './programmes/programmes.service.ts';
import { DeadlinesRepository } from './requests/deadlines.repository.ts';
import { RequestDeadlines } from './requests/deadlines.service.ts';
import { RequestsRepository } from './requests/requests.repository.ts';
import { MentoringRequests } from './requests/requests.service.ts';
import { BlocksRepository } from './safety/blocks/blocks.repository.ts';
import { BlocksResolver } from './safety/blocks/blocks.resolver.ts';
import { Blocks } from './safety/blocks/blocks.service.ts';
import { ReportsRepository } from './safety/reports/reports.repository.ts';
import { ReportsResolver } from './safety/reports/reports.resolver.ts';
import { Reports } from './safety/reports/reports.service.ts';
import { MentorSearch } from './search/mentors.repository.ts';
import { SuggestionsRepository } from './suggestions/suggestions.repository.ts';
import { SuggestionsResolver } from './suggestions/suggestions.resolver.ts';
import { MentorSuggestions } from './suggestions/suggestions.service.ts';

export { daysOpen } from './requests/limits.ts';
export { Blocks } from './safety/blocks/blocks.service.ts';

/** Mentors, who asks them, and what they agree on. */
@Module({
  imports: [AvailabilityModule, JobsModule, MailModule, MatchingModule, ScheduleModule],
  providers: [
    MentoringResolver,
    MentorOffersResolver,
    MentoringRepository,
    MentorOffers,
    MentoringRequests,
    RequestsRepository,
    MentorshipsResolver,
    MentorshipsRepository,
    Agreements,
    MeetingsResolver,
    Meetings,
    AgreementRepository,
    Endings,
    EndingRepository,
    CorrectionsResolver,
    MeetingCorrections,
    CorrectionsRepository,
    NotesResolver,
    Notes,
    NotesRepository,
    FeedbackResolver,
    Feedback,
    FeedbackRepository,
    FeedbackAsking,
    MentorSearch,
    SuggestionsResolver,
    MentorSuggestions,
    SuggestionsRepository,
    RequestDeadlines,
    DeadlinesRepository,
    BlocksResolver,
    Blocks,
    BlocksRepository,
    ReportsResolver,
    Reports,
    ReportsRepository,
    DigestsResolver,
    Digests,
    DigestsRepository,
    DigestPasses,
    DigestMails,
    ProgrammesResolver,
    ProgrammesRepository,
    Programmes,
    ParticipantsResolver,
    ParticipantsRepository,
    Participants,
    AssignmentResolver,
    Proposals,
    Sending,
    SendingRepository,
    ProgrammeTerms,
    HealthResolver,
    HealthRepository,
    MentoringHealth,
  ],
  exports: [Blocks],
})
export class MentoringModule {
  static readonly personal = personal;
}
