import type { DataSource } from 'typeorm';
import type { SectionFacts } from './facts.ts';
import { writtenById } from './told.repository.ts';

/** What was written to a section, as notices and letters say it. */
export interface Written {
  by: string | null;
  text: string;
}

/** By id; no statement where none is told of. */
export async function writtenOf(dataSource: DataSource, facts: readonly SectionFacts[]): Promise<Map<string, Written>> {
  const ids = [...new Set(facts.flatMap(({ announcement }) => announcement ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await writtenById(dataSource, ids);
  return new Map(rows.map(({ id, ...written }) => [id, written]));
}
