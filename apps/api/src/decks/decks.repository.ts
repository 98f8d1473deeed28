import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { DeckProblem, DeckState, RowOf } from '#database';

const columns = `
  deck.id, deck.section_id AS "sectionId", deck.title, deck.state, deck.problem, deck.pages, deck.pages_done AS "pagesDone",
  deck.bytes, deck.held_back AS "heldBack", coalesce(deck.missing_fonts, '{}') AS "missingFonts", deck.created_at AS "createdAt"`;

const row = {
  id: 'uuid',
  sectionId: 'uuid',
  title: 'text',
  state: word<DeckState>(),
  problem: orNull(word<DeckProblem>()),
  pages: 'int4',
  pagesDone: 'int4',
  bytes: 'int4',
  heldBack: 'bool',
  missingFonts: 'text[]',
  createdAt: 'timestamptz',
} as const;

export const sql = statements({
  ofSection: {
    text: `SELECT ${columns} FROM deck WHERE section_id = $1 AND ($2 OR NOT held_back) ORDER BY created_at DESC, id`,
    params: { sectionId: 'uuid', all: 'bool' },
    row,
  },
  one: { text: `SELECT ${columns} FROM deck WHERE id = $1`, params: { id: 'uuid' }, row },
  wasShown: {
    text: `SELECT FROM session JOIN class ON class.session_id = session.id
       JOIN class_event event ON event.class_id = class.id AND event.type = 'deck-opened' AND event.body ->> 'deck' = $2
       WHERE session.section_id = $1 LIMIT 1`,
    params: { sectionId: 'uuid', id: 'text' },
  },
  add: {
    text: `INSERT INTO deck (id, section_id, uploaded_by, title, bytes) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING RETURNING id`,
    params: { id: 'uuid', sectionId: 'uuid', uploadedBy: 'uuid', title: 'text', bytes: 'int4' },
    row: { id: 'uuid' },
  },
  pages: {
    text: `SELECT deck_id AS "deckId", number, ratio, text, small, small_bytes AS "smallBytes", large, large_bytes AS "largeBytes"
       FROM deck_page WHERE deck_id = ANY($1) ORDER BY deck_id, number`,
    params: { deckIds: 'uuid[]' },
    row: {
      deckId: 'uuid',
      number: 'int4',
      ratio: 'float4',
      text: 'text',
      /** File names. */
      small: 'text',
      smallBytes: 'int4',
      large: 'text',
      largeBytes: 'int4',
    },
  },
  pageWith: {
    text: `SELECT deck_id AS "deckId", number FROM deck_page JOIN deck ON deck.id = deck_id
        WHERE (small = $1 OR large = $1) AND deck.state <> 'failed' ORDER BY deck.created_at LIMIT 1`,
    params: { image: 'text' },
    row: { deckId: 'uuid', number: 'int4' },
  },
  imagesInUse: {
    text: `SELECT small AS name FROM deck_page WHERE small = ANY($1) UNION SELECT large FROM deck_page WHERE large = ANY($1)`,
    params: { names: 'text[]' },
    row: { name: 'text' },
  },
});

export type DeckRow = RowOf<typeof sql.ofSection>;

export interface NewDeck {
  id: string;
  sectionId: string;
  uploadedBy: string;
  title: string;
  bytes: number;
}

/** Decks of sections, their pages, and the images of these. */
@Injectable()
export class DecksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. @param all also those that are held back from students */
  ofSection(sectionId: string, all: boolean): Promise<DeckRow[]> {
    return sql.ofSection.rows(this.dataSource, { sectionId, all });
  }

  one(id: string): Promise<DeckRow | undefined> {
    return sql.one.first(this.dataSource, { id });
  }

  /** Whether it was shown in a class of the section. */
  async wasShown(sectionId: string, id: string): Promise<boolean> {
    return (await sql.wasShown.rows(this.dataSource, { sectionId, id })).length > 0;
  }

  /** @returns false when it was there already */
  async add(manager: EntityManager, deck: NewDeck): Promise<boolean> {
    return (await sql.add.rows(manager, deck)).length > 0;
  }

  /** Pages that are rendered, in order; one statement for any number of decks. */
  pages(deckIds: readonly string[]): Promise<RowOf<typeof sql.pages>[]> {
    return sql.pages.rows(this.dataSource, { deckIds });
  }

  /** The page that an image shows. */
  pageWith(image: string): Promise<RowOf<typeof sql.pageWith> | undefined> {
    return sql.pageWith.first(this.dataSource, { image });
  }

  /** Which of these images belong to some page. */
  async imagesInUse(names: readonly string[]): Promise<Set<string>> {
    return new Set((await sql.imagesInUse.rows(this.dataSource, { names })).map(({ name }) => name));
  }
}
