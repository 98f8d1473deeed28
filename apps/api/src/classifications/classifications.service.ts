import { Injectable } from '@nestjs/common';
import { badInput, visible } from '#platform';
import { ConceptsRepository } from './concepts.repository.ts';
import type { Asked } from './concepts.repository.ts';
import { mostMatches } from './models.ts';
import type {
  FieldLevelName,
  FieldOfEducationModel,
  FieldsArguments,
  Match,
  SearchArguments,
  SectorModel,
  SkillModel,
} from './models.ts';
import { searchWords } from '../classification-lists/search-words.ts';

/** Characters of what is typed; what comes after them does not count. */
const longestSearch = 200;

const digitsOf: Readonly<Record<FieldLevelName, number>> = { broad: 2, narrow: 3, detailed: 4 };

/** Finds concepts of the classifications while a reader types. */
@Injectable()
export class Classifications {
  constructor(private readonly concepts: ConceptsRepository) {}

  async fields(readerId: string, { level, ...search }: FieldsArguments): Promise<Match<FieldOfEducationModel>[]> {
    const asked = askedBy(readerId, search);
    return asked ? this.concepts.fields(asked, level ? digitsOf[level] : null) : [];
  }

  async sectors(readerId: string, search: SearchArguments): Promise<Match<SectorModel>[]> {
    const asked = askedBy(readerId, search);
    return asked ? this.concepts.sectors(asked) : [];
  }

  async skills(readerId: string, search: SearchArguments): Promise<Match<SkillModel>[]> {
    const asked = askedBy(readerId, search);
    return asked ? this.concepts.skills(asked) : [];
  }
}

/**
 * One letter begins thousands of words, so it is a word by itself: "C", "R".
 *
 * @returns undefined: there is no word in it
 * @throws {AppError} BAD_INPUT at `first`
 */
function askedBy(readerId: string, { search, first }: SearchArguments): Asked | undefined {
  if (first < 1 || first > mostMatches) throw badInput('first', `A search has 1 to ${mostMatches} results.`);
  const typed = visible(search.slice(0, longestSearch)).replaceAll('\0', ' ').trim();
  const words = searchWords(typed);
  if (words.length === 0) return undefined;
  return { readerId, typed, words: words.join(' '), whole: words.every(({ length }) => length === 1), limit: first };
}
