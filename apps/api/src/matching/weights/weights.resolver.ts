import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { criterionNames, defaultWeights } from '#matching';
import type { Weights } from '#matching';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { MatchingWeightsModel, SetMatchingWeightsInput } from './models.ts';
import type { MatchingWeightModel } from './models.ts';
import { MatchingWeightsSettings } from './weights.service.ts';

@Resolver()
export class WeightsResolver {
  constructor(private readonly settings: MatchingWeightsSettings) {}

  @Query(() => MatchingWeightsModel, { description: 'What each wish counts when people are matched.' })
  @Allow('roster:keep')
  async matchingWeights(): Promise<MatchingWeightsModel> {
    const settings = await this.settings.history();
    const history = settings.map((setting) => ({ ...setting, weights: listed(setting.weights) }));
    return { version: history[0]?.version ?? 0, weights: history[0]?.weights ?? listed(defaultWeights), history };
  }

  @Mutation(() => MatchingWeightsModel, {
    description: 'Sets what each wish counts, for all suggestions and assignments from now on.',
  })
  @Allow('roster:keep')
  async setMatchingWeights(
    @Args('input', { type: () => SetMatchingWeightsInput }) input: SetMatchingWeightsInput,
    @Context() { person }: RequestContext,
  ): Promise<MatchingWeightsModel> {
    await this.settings.set(person.personId, input);
    return this.matchingWeights();
  }
}

const listed = (weights: Weights): MatchingWeightModel[] =>
  criterionNames.map((criterion) => ({
    criterion,
    weight: weights[criterion],
    byDefault: defaultWeights[criterion],
  }));
