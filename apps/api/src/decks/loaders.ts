import DataLoader from 'dataloader';
import type { LoaderOf } from '../context/loaders.ts';
import { pagesOfDecks } from './deck-rows.ts';
import type { DeckPageModel } from './models.ts';

export const deckPagesLoader: LoaderOf<string, DeckPageModel[]> = ({ dataSource }) =>
  new DataLoader(async (ids) => {
    const rows = await pagesOfDecks(dataSource, ids);
    return ids.map((id) => rows.filter(({ of }) => of === id).map(({ row }) => row));
  });
