import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';
import { ask } from './ask.ts';

export const sql = statements({
  ready: {
    text: `SELECT deck.title, deck.pages
       FROM deck JOIN session ON session.section_id = deck.section_id JOIN class ON session.id IN (class.session_id, class.rehearses)
      WHERE class.id = $1 AND deck.id = $2 AND deck.state = 'ready'`,
    params: { classId: 'uuid', deckId: 'uuid' },
    row: { title: 'text', pages: 'int4' },
  },
});

/** What the live service needs to know of a deck: that it is there, and how long it is. */
export type ReadyDeck = RowOf<typeof sql.ready>;

/** Decks are prepared by the api; a class shows those of its own section. */
@Injectable()
export class DecksRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * @returns undefined when this class's section has no such deck, or it is not ready
   * @throws {LiveFailure} UNAVAILABLE while the database cannot be reached
   */
  ready(classId: string, deckId: string): Promise<ReadyDeck | undefined> {
    return ask(this.database, 'The decks', (database) => sql.ready.first(database, { classId, deckId }));
  }
}
