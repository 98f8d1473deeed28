import type { DataSource } from 'typeorm';
import type { University } from '../world.ts';
import type { Operation } from './who.ts';

async function deck({ sectionId }: University, dataSource: DataSource): Promise<{ id: string }> {
  const [row]: { id: string }[] = await dataSource.query(
    `INSERT INTO deck (section_id, title, state, pages, pages_done, bytes) VALUES ($1, 'Keys', 'ready', 1, 1, 1) RETURNING id`,
    [sectionId],
  );
  return { id: row?.id ?? '' };
}

const maySee = { own: ['enrolled', 'teaching', 'admin', 'platformAdmin'], other: ['platformAdmin'] } as const;
const mayManage = { own: ['teaching', 'admin', 'platformAdmin'], other: ['platformAdmin'] } as const;

export const decks: Record<string, Operation> = {
  'Query.decks': {
    document:
      'query ($id: ID!) { decks(sectionId: $id) { id title state problem pages pagesDone bytes createdAt heldBack viewerMayManage } }',
    async variables(at, dataSource) {
      // One at least: pages are asked for decks that are there.
      await deck(at, dataSource);
      return { id: at.sectionId };
    },
    who: maySee,
  },
  'Query.deck': {
    document: 'query ($id: ID!) { deck(id: $id) { id rendered { number ratio text small large } } }',
    variables: deck,
    who: maySee,
  },
  'Mutation.renameDeck': {
    document: 'mutation ($id: ID!) { renameDeck(id: $id, title: "Other keys") { id title } }',
    variables: deck,
    who: mayManage,
  },
  'Mutation.holdDeckBack': {
    document: 'mutation ($id: ID!) { holdDeckBack(id: $id, heldBack: true) { id heldBack } }',
    variables: deck,
    who: mayManage,
  },
  'Mutation.removeDeck': {
    document: 'mutation ($id: ID!) { removeDeck(id: $id) { id } }',
    variables: deck,
    who: mayManage,
  },
};
