import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DeckFiles } from './deck-files.ts';
import { DecksRepository } from './decks.repository.ts';
import { Renderer } from './renderer.ts';

interface Page {
  deckId: string;
  number: number;
}

/** Most pages that wait to be drawn again. The others are drawn when somebody asks for them again. */
const mostWaiting = 50;
/** ms for which a page that could not be drawn again is left alone. */
const leftAlone = 10 * 60_000;

/**
 * Repairs images that are damaged or missing, as when a disk lost its last writes or a folder was restored without them. They are
 * drawn again from the deck's file, which is kept.
 */
@Injectable()
export class Mends implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Decks');
  private readonly stopping = new AbortController();
  /** Pages that are being drawn or wait, by page: a whole class asks for the same one at once. */
  private readonly coming = new Map<string, Promise<void>>();
  /** Until when a page is left alone, in ms of a steady clock. */
  private readonly failed = new Map<string, number>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly decks: DecksRepository,
    private readonly files: DeckFiles,
    private readonly renderer: Renderer,
  ) {}

  /** @returns the image, drawn again if need be; undefined when no page has it, or it cannot be had again */
  async image(name: string): Promise<Buffer | undefined> {
    return (await this.files.image(name)) ?? this.drawnAgain(name);
  }

  private async drawnAgain(name: string): Promise<Buffer | undefined> {
    const page = await this.pageOf(name);
    if (!page) return undefined;
    const key = `${page.deckId} ${String(page.number)}`;
    if ((this.failed.get(key) ?? 0) > performance.now()) return undefined;
    let coming = this.coming.get(key);
    if (!coming) {
      if (this.coming.size >= mostWaiting) return undefined;
      // One after the other: a folder that was lost is asked for page by page, and the service has more to do.
      coming = this.last = this.last.then(() => this.draw(page, key)).finally(() => this.coming.delete(key));
      this.coming.set(key, coming);
    }
    await coming;
    return this.files.image(name);
  }

  beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('the service is being stopped'));
    return this.last;
  }

  private async pageOf(name: string): Promise<Page | undefined> {
    if (!this.files.isImage(name)) return undefined;
    return this.decks.pageWith(name);
  }

  private async draw({ deckId, number }: Page, key: string): Promise<void> {
    try {
      this.logger.warn(`Page ${number} of deck ${deckId} is not what it was; it is drawn again.`);
      const problem = await this.renderer.render(
        this.files.file(deckId),
        this.files.images,
        { from: number, to: number },
        { opened: () => Promise.resolve(), page: () => Promise.resolve() },
        this.stopping.signal,
      );
      if (problem) throw new Error(problem);
      this.failed.delete(key);
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.logger.error(`Page ${number} of deck ${deckId} could not be drawn again: ${String(error)}`);
      if (this.failed.size >= 1_000) this.failed.clear();
      this.failed.set(key, performance.now() + leftAlone);
    }
  }
}
