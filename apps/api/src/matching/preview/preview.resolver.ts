import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { MatchingWeightInput } from '../weights/models.ts';
import { MatchingPreviewModel } from './models.ts';
import { WeightsPreview } from './preview.service.ts';

@Resolver()
export class PreviewResolver {
  constructor(private readonly preview: WeightsPreview) {}

  @Query(() => MatchingPreviewModel, {
    description:
      'What other weights would change for mentees who asked a mentor lately and for courses that are taught.',
  })
  @Allow('roster:keep')
  matchingPreview(
    @Args('weights', { type: () => [MatchingWeightInput], description: 'One for each criterion.' })
    weights: MatchingWeightInput[],
  ): Promise<MatchingPreviewModel> {
    return this.preview.of(weights);
  }
}
