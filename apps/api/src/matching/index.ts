import { Module } from '@nestjs/common';
import { Matching } from './matching.service.ts';
import { ProfilesRepository } from './profiles/profiles.repository.ts';
import { MatchingProfiles } from './profiles/profiles.service.ts';
import { MatchingVocabulary } from './vocabulary/vocabulary.service.ts';
import { ConceptWordsRepository } from './vocabulary/words.repository.ts';

export { Matching } from './matching.service.ts';
export { MatchingProfiles } from './profiles/profiles.service.ts';

/** People as `libs/matching` compares them, and what each wish counts. */
@Module({
  providers: [Matching, MatchingProfiles, ProfilesRepository, MatchingVocabulary, ConceptWordsRepository],
  exports: [Matching, MatchingProfiles],
})
export class MatchingModule {}
