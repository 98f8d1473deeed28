import { Module } from '@nestjs/common';
import { Matching } from './matching.service.ts';
import { personal } from './personal.ts';
import { ExamplesRepository } from './preview/examples.repository.ts';
import { PreviewResolver } from './preview/preview.resolver.ts';
import { WeightsPreview } from './preview/preview.service.ts';
import { ProfilesRepository } from './profiles/profiles.repository.ts';
import { MatchingProfiles } from './profiles/profiles.service.ts';
import { ProposedRepository } from './proposed/proposed.repository.ts';
import { Proposed } from './proposed/proposed.service.ts';
import { ReasonsResolver } from './reasons/reasons.resolver.ts';
import { MatchingVocabulary } from './vocabulary/vocabulary.service.ts';
import { ConceptWordsRepository } from './vocabulary/words.repository.ts';
import { WeightsRepository } from './weights/weights.repository.ts';
import { WeightsResolver } from './weights/weights.resolver.ts';
import { MatchingWeightsSettings } from './weights/weights.service.ts';

export { Matching } from './matching.service.ts';
export { MatchingProfiles } from './profiles/profiles.service.ts';
export { Proposed } from './proposed/proposed.service.ts';
export { MatchingReasonModel } from './reasons/models.ts';
export { reasonModel } from './reasons/reasons.ts';

/** People as `libs/matching` compares them, what each wish counts, and why somebody suits. */
@Module({
  providers: [
    Matching,
    MatchingProfiles,
    ProfilesRepository,
    MatchingVocabulary,
    ConceptWordsRepository,
    MatchingWeightsSettings,
    WeightsRepository,
    WeightsResolver,
    Proposed,
    ProposedRepository,
    ReasonsResolver,
    PreviewResolver,
    WeightsPreview,
    ExamplesRepository,
  ],
  exports: [Matching, MatchingProfiles, Proposed],
})
export class MatchingModule {
  static readonly personal = personal;
}
