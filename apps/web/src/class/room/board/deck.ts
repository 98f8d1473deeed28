import { DeckPagesDocument } from '#contract/graphql/graphql';
import type { DeckPagesQuery } from '#contract/graphql/graphql';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../../api/client.ts';
import { problemOf } from '../../../api/problems.ts';
import { later } from './later.ts';

export type DeckPage = DeckPagesQuery['deck']['rendered'][number];
export type Deck = readonly DeckPage[];

/** A deck that is ready never changes. */
const known = new Map<string, Deck>();

/** Asks for a deck until it is here, is wanted no longer, or turns out to have been removed. */
export async function fetchDeck(id: string, wanted: () => boolean): Promise<void> {
  for (let attempt = 0; wanted(); attempt += 1) {
    const { data, error } = await ask(DeckPagesDocument, { id });
    if (data) known.set(id, data.deck.rendered);
    if (data || (error && problemOf(error).code === 'NOT_FOUND')) return;
    await later(attempt);
  }
}

/** The pages of a deck, once they are here. */
export function useDeck(id: string | undefined): Deck | undefined {
  const [, setHere] = useState<string>();
  useEffect(() => {
    if (id === undefined || known.has(id)) return;
    let gone = false;
    void fetchDeck(id, () => !gone).then(() => {
      if (!gone) setHere(id);
    });
    return () => {
      gone = true;
    };
  }, [id]);
  return id === undefined ? undefined : known.get(id);
}

export function pageOf(deck: Deck | undefined, number: number): DeckPage | undefined {
  return deck?.find((page) => page.number === number);
}
