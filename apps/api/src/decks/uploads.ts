import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { line } from '../graphql/text.ts';
import { OwnUploads, asUuid, lastPart } from '../uploads/own-uploads.ts';
import type { Permitted } from '../uploads/own-uploads.ts';
import { DeckFiles } from './deck-files.ts';
import { Decks } from './decks.service.ts';
import { largestFile, uploadKeptMs } from './limits.ts';

/** ms between two looks for uploads that are kept no longer. */
const tidyEveryMs = 3_600_000;

/** Uploads of decks; the place is the section. */
@Injectable()
export class DeckUploads implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Decks');
  private readonly uploads: OwnUploads;
  private timer: NodeJS.Timeout | undefined;

  constructor(files: DeckFiles, decks: Decks) {
    this.uploads = new OwnUploads({
      address: '/files/decks',
      directory: files.uploads,
      largest: largestFile,
      tooLarge: `The file is larger than ${largestFile / 1_000_000} MB; make its pictures smaller, or split it.`,
      keptMs: uploadKeptMs,
      async begin({ place }, filename) {
        await decks.requireRoom(place);
        return titleOf(filename);
      },
      async finish({ id, personId, place, name, bytes, path }) {
        // The upload stays for a day, in case its last answer is lost.
        const deckId = asUuid(id);
        await decks.add({ id: deckId, sectionId: place, uploadedBy: personId, title: name, bytes }, path);
        return { 'Deck-Id': deckId };
      },
      failed: (id, error) => this.logger.warn(`Upload ${id} could not be made a deck: ${String(error)}`),
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tidy(), tidyEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Removes uploads that were given up, and complete ones that are kept no longer. */
  async tidy(): Promise<void> {
    await this.uploads.tidy().catch((error: unknown) => {
      this.logger.warn(`Uploads that were given up could not be removed: ${String(error)}`);
    });
  }

  handle(request: IncomingMessage, response: ServerResponse, permitted: Permitted): Promise<void> {
    return this.uploads.handle(request, response, permitted);
  }
}

/** The file's name without its ending. */
function titleOf(name: string): string {
  const title = lastPart(name)
    .replace(/\.[^.]{1,5}$/, '')
    .trim();
  return line('filename', title === '' ? 'Slides' : title.slice(0, 200), 200);
}
