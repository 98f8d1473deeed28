import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Turns } from '../context/turns.ts';
import { DeckFiles } from './deck-files.ts';
import { Mends } from './mends.ts';

/** Of 100: as near to the AVIF as that is to the page, and no heavier. Coloured letters over a photograph stay sharp by the rest. */
const webp = { quality: 75, smartSubsample: true } as const;
/** Images that are converted at the same time: the service has more to do. */
const mostAtOnce = 2;
/** Pixels of an image at most: half as many again as our largest has. */
const mostPixels = 5_000_000;

/**
 * Photographs among the slides as WebP, for browsers that do not read AVIF (Safari before 16, Edge before 121). Made when it is first
 * asked for, and kept beside the AVIF until that is removed.
 */
@Injectable()
export class WebpCopies {
  private readonly logger = new Logger('Decks');
  /** Copies that are being looked for or made, by the AVIF's name: a whole class asks for a page at the same moment. */
  private readonly coming = new Map<string, Promise<Buffer | undefined>>();
  private readonly turns = new Turns({ running: mostAtOnce });

  constructor(
    private readonly files: DeckFiles,
    private readonly mends: Mends,
  ) {}

  /** @param name of the AVIF. @returns undefined when there is none, or it cannot be read */
  of(name: string): Promise<Buffer | undefined> {
    let coming = this.coming.get(name);
    if (!coming) {
      coming = this.find(name).finally(() => this.coming.delete(name));
      this.coming.set(name, coming);
    }
    return coming;
  }

  private async find(name: string): Promise<Buffer | undefined> {
    const there = await this.files.webpCopy(name);
    if (there) return there;
    // A request with a guessed name does not enter the queue, so it makes nobody wait.
    const image = await this.mends.image(name);
    return image && this.turns.during('webp', () => this.make(name, image));
  }

  private async make(name: string, image: Buffer): Promise<Buffer | undefined> {
    let made: Buffer;
    try {
      // The converter takes 30 MB of memory, which most services never need.
      const { default: sharp } = await import('sharp');
      made = await sharp(image, { limitInputPixels: mostPixels }).webp(webp).toBuffer();
    } catch (error) {
      this.logger.warn(`${name} could not be made a WebP: ${String(error)}`);
      return undefined;
    }
    await this.keep(name, made).catch((error: unknown) => {
      // The disk may be full: the copy is sent all the same, and made again the next time.
      this.logger.warn(`The WebP of ${name} could not be kept: ${String(error)}`);
    });
    return made;
  }

  private async keep(name: string, made: Buffer): Promise<void> {
    const path = this.files.webpPathOf(name);
    const beside = `${path}.${randomUUID()}`;
    try {
      // The file is written whole or not at all, also when this process ends.
      await writeFile(beside, made, { flush: true });
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    // The AVIF goes first when a deck is removed: either it is missing here, or that removes this too.
    if (!(await this.files.image(name))) await rm(path, { force: true });
  }
}
