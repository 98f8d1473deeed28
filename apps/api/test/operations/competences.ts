import { anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

export const competences: Record<string, Operation> = {
  'Query.myCompetences': {
    document: '{ myCompetences { version fields { name } skills { name } languages { level } } }',
    who: anybodySignedIn,
  },
  'Mutation.saveMyCompetences': {
    document: 'mutation ($input: CompetencesInput!) { saveMyCompetences(input: $input) { version } }',
    variables: async (_, { manager }, __, personId) => {
      const [row]: { version: number }[] = await manager.query('SELECT version FROM competences WHERE person_id = $1', [
        personId,
      ]);
      const languages = [{ language: 'fr', level: 'NATIVE' }];
      return { input: { languages, fields: [], skills: [{ text: 'Imigongo' }], version: row?.version ?? 0 } };
    },
    who: anybodySignedIn,
  },
};
