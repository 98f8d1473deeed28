import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError, notFound } from '#platform';
import { line } from '../graphql/text.ts';
import { Jobs } from '../jobs/index.ts';
import { DeckFiles } from './deck-files.ts';
import { mostDecks } from './limits.ts';
import type { DeckModel } from './models.ts';
import { jobOf, renderQueue } from './queue.ts';

const columns = `
  deck.id, deck.section_id AS "sectionId", deck.title, deck.state, deck.problem, deck.pages, deck.pages_done AS "pagesDone",
  deck.bytes, deck.held_back AS "heldBack", coalesce(deck.missing_fonts, '{}') AS "missingFonts", deck.created_at AS "createdAt"`;

interface NewDeck {
  id: string;
  sectionId: string;
  uploadedBy: string;
  title: string;
  bytes: number;
}
interface Images {
  small: string;
  large: string;
}

/** The decks of sections. */
@Injectable()
export class Decks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: DeckFiles,
    private readonly jobs: Jobs,
  ) {}

  /** Newest first. @param all also those that are held back from students */
  list(sectionId: string, all: boolean): Promise<DeckModel[]> {
    return this.dataSource.query(
      `SELECT ${columns} FROM deck WHERE section_id = $1 AND ($2 OR NOT held_back) ORDER BY created_at DESC, id`,
      [sectionId, all],
    );
  }

  /** One that is held back is there for students once it was shown in a class of its section. @throws {AppError} NOT_FOUND */
  async oneFor(id: string, all: boolean): Promise<DeckModel> {
    const deck = await this.one(id);
    if (all || !deck.heldBack) return deck;
    const shown = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM session JOIN class ON class.session_id = session.id
       JOIN class_event event ON event.class_id = class.id AND event.type = 'deck-opened' AND event.body ->> 'deck' = $2
       WHERE session.section_id = $1 LIMIT 1`,
      [deck.sectionId, id],
    );
    if (shown.length === 0) throw notFound('deck');
    return deck;
  }

  /** Keeps it from students, or gives it out. @throws {AppError} NOT_FOUND */
  async holdBack(id: string, heldBack: boolean): Promise<DeckModel> {
    await this.dataSource.query('UPDATE deck SET held_back = $2 WHERE id = $1', [id, heldBack]);
    return this.one(id);
  }

  /** @throws {AppError} NOT_FOUND */
  async one(id: string): Promise<DeckModel> {
    const [deck] = await this.dataSource.query<DeckModel[]>(`SELECT ${columns} FROM deck WHERE id = $1`, [id]);
    if (!deck) throw notFound('deck');
    return deck;
  }

  /**
   * A file has come in whole.
   *
   * Said once more of the same deck, it changes nothing.
   *
   * @param upload where it lies
   */
  async add({ id, sectionId, uploadedBy, title, bytes }: NewDeck, upload: string): Promise<void> {
    const there = await this.dataSource.query<unknown[]>('SELECT 1 FROM deck WHERE id = $1', [id]);
    if (there.length > 0) return;
    // In its place before anybody looks for it.
    await this.files.take(upload, id);
    await this.dataSource.transaction(async (manager) => {
      const added = await manager.query<unknown[]>(
        `INSERT INTO deck (id, section_id, uploaded_by, title, bytes) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        [id, sectionId, uploadedBy, title, bytes],
      );
      if (added.length > 0) await this.jobs.send(manager, renderQueue, jobOf(id));
    });
  }

  /** @throws {AppError} TOO_MANY_DECKS */
  async requireRoom(sectionId: string): Promise<void> {
    const [{ count }] = await this.dataSource.query<[{ count: number }]>(
      'SELECT count(*)::int AS count FROM deck WHERE section_id = $1',
      [sectionId],
    );
    if (count >= mostDecks) {
      throw new AppError(
        'TOO_MANY_DECKS',
        `A section has at most ${mostDecks} decks; remove one that is no longer needed.`,
      );
    }
  }

  /** @throws {AppError} BAD_INPUT, NOT_FOUND */
  async rename(id: string, title: string): Promise<DeckModel> {
    await this.dataSource.query('UPDATE deck SET title = $2 WHERE id = $1', [id, line('title', title, 200)]);
    return this.one(id);
  }

  /** With its file, and with images that no other deck has. @throws {AppError} NOT_FOUND */
  async remove(id: string): Promise<DeckModel> {
    const deck = await this.one(id);
    const pages = await this.dataSource.query<Images[]>('SELECT small, large FROM deck_page WHERE deck_id = $1', [id]);
    await this.dataSource.query('DELETE FROM deck WHERE id = $1', [id]);
    const names = pages.flatMap(({ small, large }) => [small, large]);
    const kept = await this.dataSource.query<{ name: string }[]>(
      `SELECT small AS name FROM deck_page WHERE small = ANY($1) UNION SELECT large FROM deck_page WHERE large = ANY($1)`,
      [names],
    );
    const others = new Set(kept.map(({ name }) => name));
    await this.files.removeFile(id);
    await this.files.removeImages(names.filter((name) => !others.has(name)));
    return deck;
  }
}
