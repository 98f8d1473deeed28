import { MatchingWeights } from '#database';
import { anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

const byCoordinators = { own: ['coordinator'], other: ['coordinator'] } as const;

/** All wishes count alike. */
const weights = [
  ...['FIELD', 'SECTOR', 'SKILLS', 'WORDS', 'TAUGHT', 'EXPERIENCE', 'LANGUAGES', 'WELCOME_LANGUAGE', 'WEEKS'],
  ...['HOURS_A_WEEK', 'COMMON_HOURS', 'ORIGIN', 'MODE'],
]
  .map((criterion) => `{ criterion: ${criterion}, weight: 10 }`)
  .join(' ');

export const matching: Record<string, Operation> = {
  'Query.suggestedMentors': {
    document: `{ suggestedMentors(lookingFor: "Hello") { gaps mentors { offer { mentor { id } } reasonsFor { code field { code } } } } }`,
    who: anybodySignedIn,
  },
  'Query.matchingWeights': {
    document: '{ matchingWeights { version weights { criterion weight } history { by { name } } } }',
    who: byCoordinators,
    ofPlatform: true,
  },
  'Query.matchingPreview': {
    document: `{ matchingPreview(weights: [${weights}]) { ranked changed examples { subject before { id } } } }`,
    who: byCoordinators,
    ofPlatform: true,
  },
  'Mutation.setMatchingWeights': {
    document: `mutation { setMatchingWeights(input: { version: 0, weights: [${weights}], reason: "A try" }) { version } }`,
    variables: async (_, { manager }) => {
      await manager.clear(MatchingWeights);
      return {};
    },
    who: byCoordinators,
    ofPlatform: true,
  },
};
