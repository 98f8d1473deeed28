import type { DataSource } from 'typeorm';
import type { SectionFacts } from './facts.ts';
import { proposalsById } from './told.repository.ts';
import type { Proposed } from './told.repository.ts';

/** By id; no statement where none is told of. */
export async function proposedIn(
  dataSource: DataSource,
  facts: readonly SectionFacts[],
): Promise<ReadonlyMap<string, Proposed>> {
  const ids = [...new Set(facts.flatMap(({ proposal }) => proposal ?? []))];
  if (ids.length === 0) return new Map();
  const found = await proposalsById(dataSource, ids);
  return new Map(found.map((proposed) => [proposed.id, proposed]));
}
