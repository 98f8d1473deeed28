import { Injectable } from '@nestjs/common';
import { vocabularyOf } from '#matching';
import type { Vocabulary } from '#matching';
import { ConceptWordsRepository } from './words.repository.ts';

/** ms; only a new edition of the lists changes the words. */
const keptFor = 3_600_000;

/** The names of fields, sectors and skills in both languages with their synonyms. Read once and kept. */
@Injectable()
export class MatchingVocabulary {
  private kept: { at: number; vocabulary: Promise<Vocabulary> } | undefined;

  constructor(private readonly words: ConceptWordsRepository) {}

  /** What could not be read is read again when it is asked for next. */
  get(now = Date.now()): Promise<Vocabulary> {
    if (this.kept && now - this.kept.at < keptFor) return this.kept.vocabulary;
    const vocabulary = this.words.all().then(vocabularyOf);
    this.kept = { at: now, vocabulary };
    vocabulary.catch(() => (this.kept = undefined));
    return vocabulary;
  }
}
