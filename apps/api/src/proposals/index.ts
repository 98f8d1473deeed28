import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/index.ts';
import { personal } from './personal.ts';
import { ProposalsRepository } from './proposals.repository.ts';
import { ProposalsResolver } from './proposals.resolver.ts';
import { Proposals } from './proposals.service.ts';

/** Other times that lecturers propose for sessions. */
@Module({ imports: [ScheduleModule], providers: [ProposalsResolver, Proposals, ProposalsRepository] })
export class ProposalsModule {
  static readonly personal = personal;
}
