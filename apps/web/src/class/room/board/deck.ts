import { DeckPagesDocument } from '#contract/graphql/graphql';
import type { DeckPagesQuery } from '#contract/graphql/graphql';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../../api/client.ts';

export type DeckPage = DeckPagesQuery['deck']['rendered'][number];
export type Deck = readonly DeckPage[];

/** ms until what could not be fetched is asked for again. */
const againMs = 3_000;
/** A deck that is ready never changes. */
const known = new Map<string, Deck>();

/** The pages of a deck, once they are here; asked for until they are. */
export function useDeck(id: string | undefined): Deck | undefined {
  const [, setHere] = useState<string>();
  useEffect(() => {
    if (id === undefined || known.has(id)) return;
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const fetchIt = async () => {
      const { data } = await ask(DeckPagesDocument, { id });
      if (data) known.set(id, data.deck.rendered);
      if (gone) return;
      if (data) setHere(id);
      else timer = setTimeout(() => void fetchIt(), againMs);
    };
    void fetchIt();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id]);
  return id === undefined ? undefined : known.get(id);
}

export function pageOf(deck: Deck | undefined, number: number): DeckPage | undefined {
  return deck?.find((page) => page.number === number);
}
