import { Module } from '@nestjs/common';
import { ExpertsRepository } from './experts.repository.ts';
import { ExpertListing } from './listing.repository.ts';
import { OwnProfile } from './own-profile.service.ts';
import { ExpertCardResolver, ExpertPartsResolver, ExpertRowResolver } from './parts.resolver.ts';
import { personal } from './personal.ts';
import { RosterResolver } from './roster.resolver.ts';
import { Roster } from './roster.service.ts';

/** The roster: profiles of experts, their states, and the cards that others see. */
@Module({
  providers: [
    RosterResolver,
    ExpertPartsResolver,
    ExpertRowResolver,
    ExpertCardResolver,
    OwnProfile,
    Roster,
    ExpertsRepository,
    ExpertListing,
  ],
})
export class RosterModule {
  static readonly personal = personal;
}
