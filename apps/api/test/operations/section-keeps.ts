import type { DataSource } from 'typeorm';
import { saveSection } from '../world.ts';
import type { University } from '../world.ts';
import type { Operation } from './who.ts';

const mayPrepare = { own: ['teaching', 'admin', 'platformAdmin'], other: ['platformAdmin'] } as const;
const maySee = { own: ['enrolled', 'teaching', 'admin', 'platformAdmin'], other: ['platformAdmin'] } as const;
const poll = { kind: 'SINGLE', question: 'Which key?', choices: ['Primary', 'Foreign'], right: [1], anonymous: true };

async function kept({ sectionId }: University, dataSource: DataSource): Promise<{ sectionId: string; id: string }> {
  const [row]: { id: string }[] = await dataSource.query(
    `INSERT INTO prepared_poll (section_id, form) VALUES ($1, $2) RETURNING id`,
    [sectionId, JSON.stringify({ ...poll, kind: 'single' })],
  );
  return { sectionId, id: row?.id ?? '' };
}

export const sectionKeeps: Record<string, Operation> = {
  'Query.preparedPolls': {
    document:
      'query ($sectionId: ID!) { preparedPolls(sectionId: $sectionId) { id kind question choices right anonymous place } }',
    variables: ({ sectionId }) => ({ sectionId }),
    who: mayPrepare,
  },
  'Mutation.savePreparedPoll': {
    document:
      'mutation ($sectionId: ID!, $id: ID, $input: PollInput!) { savePreparedPoll(sectionId: $sectionId, id: $id, input: $input) { id } }',
    variables: async (at, dataSource) => ({ ...(await kept(at, dataSource)), input: poll }),
    who: mayPrepare,
  },
  'Mutation.removePreparedPoll': {
    document: 'mutation ($sectionId: ID!, $id: ID!) { removePreparedPoll(sectionId: $sectionId, id: $id) { id } }',
    variables: kept,
    who: mayPrepare,
  },
  'Query.announcements': {
    document: 'query ($sectionId: ID!) { announcements(sectionId: $sectionId) { id at text by } }',
    variables: ({ sectionId }) => ({ sectionId }),
    who: maySee,
  },
  'Mutation.announce': {
    document: 'mutation ($sectionId: ID!) { announce(sectionId: $sectionId, text: "Bring your books.") { id } }',
    // Each section takes so many a day.
    variables: async (at, { manager }) => ({ sectionId: await saveSection(manager, at) }),
    who: mayPrepare,
  },
};
