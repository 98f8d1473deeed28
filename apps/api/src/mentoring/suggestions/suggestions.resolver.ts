import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { MentorSuggestionsModel } from './models.ts';
import { MentorSuggestions } from './suggestions.service.ts';

@Resolver()
export class SuggestionsResolver {
  constructor(private readonly suggestions: MentorSuggestions) {}

  @Query(() => MentorSuggestionsModel, {
    description:
      'Mentors who suit the viewer, by what they said that they know, by what they learn and by the goals of their newest request.',
  })
  @Allow('signed-in')
  suggestedMentors(
    @Args('lookingFor', {
      type: () => String,
      defaultValue: '',
      description: 'What they look for, in at most 500 characters.',
    })
    lookingFor: string,
    @Context() { person }: RequestContext,
  ): Promise<MentorSuggestionsModel> {
    return this.suggestions.of(person.personId, lookingFor);
  }
}
