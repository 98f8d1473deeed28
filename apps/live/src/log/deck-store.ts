import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ask } from './ask.ts';

/** What the live service needs to know of a deck: that it is there, and how long it is. */
export interface ReadyDeck {
  title: string;
  pages: number;
}

/** Decks are prepared by the api; a class shows those of its own section. */
@Injectable()
export class DeckStore {
  constructor(private readonly database: DataSource) {}

  /**
   * @returns undefined when this class's section has no such deck, or it is not ready
   * @throws {LiveFailure} UNAVAILABLE while the database cannot be reached
   */
  async ready(classId: string, deckId: string): Promise<ReadyDeck | undefined> {
    const [deck] = await ask<ReadyDeck>(
      this.database,
      'The decks',
      `SELECT deck.title, deck.pages
         FROM deck JOIN session ON session.section_id = deck.section_id JOIN class ON session.id IN (class.session_id, class.rehearses)
        WHERE class.id = $1 AND deck.id = $2 AND deck.state = 'ready'`,
      [classId, deckId],
    );
    return deck;
  }
}
