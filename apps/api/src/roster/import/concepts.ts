import type { Language, Queryable } from '#database';
import { AppError } from '#platform';
import { freeSkill, longestFreeSkill } from '../../classifications/index.ts';
import { mostAlike } from '../../register/index.ts';
import { conceptsOf } from './concepts.repository.ts';
import type { ConceptRow } from './concepts.repository.ts';

/** The same for all spellings; empty where nothing is left. Signs that tell C, C# and C++ apart count. */
export function wordsKey(text: string): string {
  try {
    return freeSkill('', text).key;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return '';
  }
}

/** Concepts of one list, by code and by what they are called in both languages. */
export class Concepts {
  private readonly byId: Map<string, ConceptRow>;
  private readonly byName = new Map<string, ConceptRow[]>();

  constructor(private readonly rows: readonly ConceptRow[]) {
    this.byId = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      for (const key of new Set([row.nameEn, row.nameFr].map(longKey))) {
        this.byName.set(key, [...(this.byName.get(key) ?? []), row]);
      }
    }
  }

  /** Those that are called so: several where two have one name. */
  called(text: string): readonly ConceptRow[] {
    return this.byName.get(longKey(text)) ?? [];
  }

  /** By the code in front, else by the name. A spreadsheet has taken the zero away from a code that is a number. */
  coded(text: string): ConceptRow | undefined {
    const [, code = ''] = /^(\d+)(?!\S)/.exec(text) ?? [];
    const found = code === '' ? undefined : (this.byId.get(code) ?? this.byId.get(`0${code}`));
    if (found) return found;
    const named = this.called(text);
    // A broad field and the only one in it are often called the same: the narrowest says more.
    return [...named].sort((one, other) => other.id.length - one.id.length)[0];
  }

  /** What may be meant, as a cell would have it; empty: nothing is like it. */
  near(text: string): string {
    const name = mostAlike(text, [...new Set(this.rows.map((row) => row.name))]);
    const row = name === undefined ? undefined : this.rows.find((one) => one.name === name);
    return row ? labelOf(row) : '';
  }
}

/** Names of lists are longer than what people write in their own words. */
const longKey = (name: string): string => (name.length <= longestFreeSkill ? wordsKey(name) : name.toLowerCase());

export const labelOf = ({ id, name }: ConceptRow): string => `${id} ${name}`;

export interface Lists {
  fields: Concepts;
  sectors: Concepts;
  skills: Concepts;
}

/** What is offered while typing is accepted in a file too. @param language in which concepts are called */
export async function listsFor(database: Queryable, language: Language): Promise<Lists> {
  // One after the other: they share one connection.
  const fields = new Concepts(await conceptsOf(database, 'field', language));
  const sectors = new Concepts(await conceptsOf(database, 'sector', language));
  return { fields, sectors, skills: new Concepts(await conceptsOf(database, 'skill', language)) };
}
