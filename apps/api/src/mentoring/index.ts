import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/index.ts';
import { MentoringRepository } from './mentoring.repository.ts';
import { MentoringResolver } from './mentoring.resolver.ts';
import { MentorOffers } from './offers.service.ts';
import { personal } from './personal.ts';
import { RequestsRepository } from './requests/requests.repository.ts';
import { MentoringRequests } from './requests/requests.service.ts';

/** Mentors, who asks them, and what they agree on. */
@Module({
  imports: [ScheduleModule],
  providers: [MentoringResolver, MentoringRepository, MentorOffers, MentoringRequests, RequestsRepository],
})
export class MentoringModule {
  static readonly personal = personal;
}
