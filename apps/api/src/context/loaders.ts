import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

/** Facts that loading needs: the database, and the reader, in whose language courses are named; null when nobody is signed in. */
export interface LoadingFor {
  readonly dataSource: DataSource;
  readonly readerId: string | null;
}

/**
 * A way to load one kind of thing for many keys in one statement. A feature declares each once and exports it; nobody else needs to know
 * that it exists.
 */
export type LoaderOf<K, V, C = K> = (reading: LoadingFor) => DataLoader<K, V, C>;

export interface RowOfSection<T> {
  sectionId: string;
  row: T;
}

/** Lists by the section they belong to; a section without rows has an empty one. */
export const listBySection =
  <T extends object>(
    rowsOf: (reading: LoadingFor, ids: readonly string[]) => Promise<RowOfSection<T>[]>,
  ): LoaderOf<string, T[]> =>
  (reading) =>
    new DataLoader(async (ids) => {
      const lists = new Map<string, T[]>(ids.map((id) => [id, []]));
      for (const { sectionId, row } of await rowsOf(reading, ids)) lists.get(sectionId)?.push(row);
      return ids.map((id) => lists.get(id) ?? []);
    });

/** @param none the value of a key without rows; without it a missing row is an error */
export const oneById =
  <T>(
    rowsOf: (reading: LoadingFor, ids: readonly string[]) => Promise<{ id: string; value: T }[]>,
    none?: T,
  ): LoaderOf<string, T> =>
  (reading) =>
    new DataLoader(async (ids) => {
      const values = new Map((await rowsOf(reading, ids)).map(({ id, value }) => [id, value]));
      return ids.map((id) => values.get(id) ?? (none === undefined ? new Error(`${id} is gone`) : none));
    });

/** Loads what fields of many rows ask for in one statement for each kind, however many rows there are. One object for each request. */
export class Loaders {
  private readonly made = new Map<unknown, DataLoader<unknown, unknown>>();

  constructor(private readonly reading: LoadingFor) {}

  /** The loader of this kind, made when first asked for: what most lists show comes with their rows. */
  of<K, V, C>(loader: LoaderOf<K, V, C>): DataLoader<K, V, C> {
    const known = this.made.get(loader);
    if (known) return known as unknown as DataLoader<K, V, C>;
    const made = loader(this.reading);
    this.made.set(loader, made as unknown as DataLoader<unknown, unknown>);
    return made;
  }

  /** Forgets everything: after a mutation, for what it returns. */
  clear(): void {
    for (const loader of this.made.values()) loader.clearAll();
  }
}
