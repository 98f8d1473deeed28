import { Field, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../../graphql/described-enum.ts';
import { MatchingReasonModel } from '../../matching/index.ts';
import { MentorOfferModel } from '../models.ts';

export type ProfileGap = 'languages' | 'fields' | 'hours';
export const MatchingGap = {
  LANGUAGES: 'languages',
  FIELDS: 'fields',
  HOURS: 'hours',
} as const satisfies Record<string, ProfileGap>;
describedEnum('MatchingGap', 'What somebody did not say yet and suggestions would be better by.', MatchingGap, {
  LANGUAGES: 'Which languages they speak.',
  FIELDS: 'What they know: fields or skills.',
  HOURS: 'When they are free.',
});

@ObjectType('MentorSuggestion', { description: 'A mentor who suits the viewer, and why.' })
export class MentorSuggestionModel {
  @Field(() => MentorOfferModel, { description: 'What they offer.' })
  offer: MentorOfferModel;

  @Field(() => [MatchingReasonModel], { description: 'At most three, what counts most first.' })
  reasonsFor: MatchingReasonModel[];

  @Field(() => [MatchingReasonModel], { description: 'At most two.' })
  reasonsAgainst: MatchingReasonModel[];
}

@ObjectType('MentorSuggestions', { description: 'Mentors who suit the viewer.' })
export class MentorSuggestionsModel {
  @Field(() => [MentorSuggestionModel], {
    description: 'The best first, at most five; none when nothing is known to go by.',
  })
  mentors: MentorSuggestionModel[];

  @Field(() => Int, {
    description: 'How many mentors are left out because they speak none of the languages that the viewer said.',
  })
  withoutCommonLanguage: number;

  @Field(() => [MatchingGap], { description: 'What the viewer did not say yet.' })
  gaps: ProfileGap[];
}
