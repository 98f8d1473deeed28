import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Deck, DeckPage } from '#database';
import { AppError, notFound } from '#platform';
import { line } from '../graphql/text.ts';
import { Jobs } from '../jobs/index.ts';
import { DeckFiles } from './deck-files.ts';
import { DecksRepository } from './decks.repository.ts';
import type { NewDeck } from './decks.repository.ts';
import { mostDecks } from './limits.ts';
import type { DeckModel } from './models.ts';
import { jobOf, renderQueue } from './queue.ts';

/** The decks of sections. */
@Injectable()
export class Decks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: DecksRepository,
    private readonly files: DeckFiles,
    private readonly jobs: Jobs,
  ) {}

  /** Newest first. @param all also those that are held back from students */
  list(sectionId: string, all: boolean): Promise<DeckModel[]> {
    return this.repository.ofSection(sectionId, all);
  }

  /** One that is held back is there for students once it was shown in a class of its section. @throws {AppError} NOT_FOUND */
  async oneFor(id: string, all: boolean): Promise<DeckModel> {
    const deck = await this.one(id);
    if (all || !deck.heldBack) return deck;
    if (!(await this.repository.wasShown(deck.sectionId, id))) throw notFound('deck');
    return deck;
  }

  /** Keeps it from students, or gives it out. @throws {AppError} NOT_FOUND */
  async holdBack(id: string, heldBack: boolean): Promise<DeckModel> {
    await this.dataSource.getRepository(Deck).update({ id }, { heldBack });
    return this.one(id);
  }

  /** @throws {AppError} NOT_FOUND */
  async one(id: string): Promise<DeckModel> {
    const deck = await this.repository.one(id);
    if (!deck) throw notFound('deck');
    return deck;
  }

  /**
   * Makes a deck of a complete file.
   *
   * A second call for the same deck changes nothing.
   *
   * @param upload where it lies
   */
  async add(deck: NewDeck, upload: string): Promise<void> {
    const { id } = deck;
    if (await this.dataSource.getRepository(Deck).existsBy({ id })) return;
    // The file is in its place before anybody looks for it.
    await this.files.take(upload, id);
    await this.dataSource.transaction(async (manager) => {
      if (await this.repository.add(manager, deck)) await this.jobs.send(manager, renderQueue, jobOf(id));
    });
  }

  /** @throws {AppError} TOO_MANY_DECKS */
  async requireRoom(sectionId: string): Promise<void> {
    const count = await this.dataSource.getRepository(Deck).countBy({ sectionId });
    if (count >= mostDecks) {
      throw new AppError(
        'TOO_MANY_DECKS',
        `A section has at most ${mostDecks} decks; remove one that is no longer needed.`,
      );
    }
  }

  /** @throws {AppError} BAD_INPUT, NOT_FOUND */
  async rename(id: string, title: string): Promise<DeckModel> {
    await this.dataSource.getRepository(Deck).update({ id }, { title: line('title', title, 200) });
    return this.one(id);
  }

  /** With its file, and with images that no other deck has. @throws {AppError} NOT_FOUND */
  async remove(id: string): Promise<DeckModel> {
    const deck = await this.one(id);
    const pages = await this.dataSource
      .getRepository(DeckPage)
      .find({ select: { small: true, large: true }, where: { deckId: id } });
    await this.dataSource.getRepository(Deck).delete({ id });
    const names = pages.flatMap(({ small, large }) => [small, large]);
    const kept = await this.repository.imagesInUse(names);
    await this.files.removeFile(id);
    await this.files.removeImages(names.filter((name) => !kept.has(name)));
    return deck;
  }
}
