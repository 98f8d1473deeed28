import type { DataSource } from 'typeorm';
import type { DeckPageModel } from './models.ts';

interface PageRow extends DeckPageModel {
  deckId: string;
}

/** Where a page's image is fetched. */
const addressOf = (name: string) => `/files/slides/${name}`;

/** Pages that are rendered, in order; one statement for any number of decks. */
export async function pagesOfDecks(
  dataSource: DataSource,
  deckIds: readonly string[],
): Promise<{ of: string; row: DeckPageModel }[]> {
  const rows = await dataSource.query<PageRow[]>(
    `SELECT deck_id AS "deckId", number, ratio, text, small, small_bytes AS "smallBytes", large, large_bytes AS "largeBytes"
       FROM deck_page WHERE deck_id = ANY($1) ORDER BY deck_id, number`,
    [deckIds],
  );
  return rows.map(({ deckId, small, large, ...page }) => ({
    of: deckId,
    row: { ...page, small: addressOf(small), large: addressOf(large) },
  }));
}
