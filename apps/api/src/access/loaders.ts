import DataLoader from 'dataloader';
import type { Facts } from '#access';
import type { LoaderOf } from '../context/loaders.ts';
import type { ObjectKind } from './allow.ts';
import { FactsOfObjects } from './facts.repository.ts';

/** Loaders of the facts that decisions about many objects of a kind need. */
const factsLoader =
  (kind: ObjectKind): LoaderOf<string, Facts | undefined> =>
  ({ dataSource }) =>
    new DataLoader((ids) => new FactsOfObjects(dataSource).load(kind, ids));

export const sectionFactsLoader = factsLoader('section');
export const sessionFactsLoader = factsLoader('session');
export const deckFactsLoader = factsLoader('deck');
