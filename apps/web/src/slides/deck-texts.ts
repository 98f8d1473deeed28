import { useEffect, useReducer, useState } from 'preact/hooks';
import { DeckPagesDocument } from '#contract/graphql/graphql';
import { ask } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { searched } from './find-pages.ts';
import type { SearchedText } from './find-pages.ts';

/** A page of a deck by what is written on it. */
export interface PageText {
  number: number;
  text: SearchedText;
}

/** By deck: one that is ready never changes. */
const known = new Map<string, readonly PageText[]>();

/** What is written in decks, fetched one after the other once it is wanted. */
export interface DeckTexts {
  /** The pages of a deck that are here. */
  of: (id: string) => readonly PageText[];
  /** Some are still on their way. */
  coming: boolean;
  problem: Problem | undefined;
  again: () => void;
}

export function useDeckTexts(ids: readonly string[], wanted: boolean): DeckTexts {
  const [problem, setProblem] = useState<Problem>();
  const [, look] = useReducer((times: number, _: undefined) => times + 1, 0);
  const missing = ids.find((id) => !known.has(id));
  const next = wanted && !problem ? missing : undefined;
  useEffect(() => {
    if (next === undefined) return;
    let gone = false;
    // What the board has asked for already is here.
    void ask(DeckPagesDocument, { id: next }, {}).then(({ data, error }) => {
      const failed = error && problemOf(error);
      if (data)
        known.set(
          next,
          data.deck.rendered.map(({ number, text }) => ({ number, text: searched(text) })),
        );
      // It was removed since: there is nothing to be found in it.
      else if (failed?.code === 'NOT_FOUND') known.set(next, []);
      if (gone) return;
      if (known.has(next)) look(undefined);
      else setProblem(failed ?? { code: 'OFFLINE' });
    });
    return () => {
      gone = true;
    };
  }, [next]);
  return {
    of: (id) => known.get(id) ?? [],
    coming: next !== undefined,
    problem,
    again: () => setProblem(undefined),
  };
}
