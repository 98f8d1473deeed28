import { Injectable } from '@nestjs/common';
import { vocabularyOf } from '#matching';
import type { Vocabulary } from '#matching';
import { Kept } from '../kept.ts';
import { ConceptWordsRepository } from './words.repository.ts';

/** ms; only a new edition of the lists changes the words. */
const keptFor = 3_600_000;

/** The names of fields, sectors and skills in both languages with their synonyms. Read once and kept. */
@Injectable()
export class MatchingVocabulary {
  private readonly kept: Kept<Vocabulary>;

  constructor(words: ConceptWordsRepository) {
    this.kept = new Kept(async () => vocabularyOf(await words.all()), keptFor);
  }

  get(): Promise<Vocabulary> {
    return this.kept.get();
  }
}
