import DataLoader from 'dataloader';
import type { LoaderOf } from '../context/loaders.ts';
import { DecksRepository } from './decks.repository.ts';
import type { DeckPageModel } from './models.ts';

/** Where a page's image is fetched. */
const addressOf = (name: string) => `/files/slides/${name}`;

/** Pages that are rendered, in order. */
export const deckPagesLoader: LoaderOf<string, DeckPageModel[]> = ({ dataSource }) => {
  const decks = new DecksRepository(dataSource);
  return new DataLoader(async (ids) => {
    const rows = await decks.pages(ids);
    return ids.map((id) =>
      rows
        .filter(({ deckId }) => deckId === id)
        .map(({ deckId: _, small, large, ...page }) => ({ ...page, small: addressOf(small), large: addressOf(large) })),
    );
  });
};
