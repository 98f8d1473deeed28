import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';

/** Name of a page's image: SHA-256 and format. */
const imageName = /^[0-9a-f]{64}\.(webp|avif)$/;

/** An image that can be sent, as often as it is asked for. */
export interface StoredImage {
  size: number;
  stream: () => Readable;
}

/** Where decks lie: under DATA_DIR, uploads that go on, files as they came, and images under their hash. */
@Injectable()
export class DeckFiles {
  private readonly root: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.root = join(config.dataDir, 'decks');
  }

  /** Uploads that are not whole yet. */
  get uploads(): string {
    return join(this.root, 'uploads');
  }

  get images(): string {
    return join(this.root, 'images');
  }

  file(deckId: string): string {
    return join(this.root, 'files', deckId);
  }

  /** The upload that a deck came by. */
  private uploadOf(deckId: string): string {
    return join(this.uploads, deckId.replaceAll('-', ''));
  }

  /** The upload is whole: it is the deck's file too. Done again, it changes nothing. */
  async take(upload: string, deckId: string): Promise<void> {
    const path = this.file(deckId);
    await mkdir(dirname(path), { recursive: true });
    await link(upload, path).catch(async (error: NodeJS.ErrnoException) => {
      // Not every volume has links.
      if (error.code !== 'EEXIST') await copyFile(upload, path);
    });
  }

  /** The file, and the upload that it came by. */
  async removeFile(deckId: string): Promise<void> {
    const upload = this.uploadOf(deckId);
    for (const path of [this.file(deckId), upload, `${upload}.json`]) await rm(path, { force: true });
  }

  /**
   * What is in the file, and no more: whoever sent it and did not hear that it came is still told so, instead of sending it again. The
   * upload keeps its length, which takes no room.
   */
  async emptyFile(deckId: string): Promise<void> {
    await rm(this.file(deckId), { force: true });
    const upload = this.uploadOf(deckId);
    const there = await stat(upload).catch(() => undefined);
    if (!there) return;
    await truncate(upload, 0);
    await truncate(upload, there.size);
  }

  async removeImages(names: readonly string[]): Promise<void> {
    await Promise.all(
      names.filter(isImage).map(async (name) => {
        await rm(this.pathOf(name), { force: true });
        await rm(this.webpPathOf(name), { force: true });
      }),
    );
  }

  /** @returns undefined when there is no such image */
  async image(name: string): Promise<StoredImage | undefined> {
    return isImage(name) ? stored(this.pathOf(name)) : undefined;
  }

  /** The WebP that was made of an AVIF. @returns undefined when none was */
  async webpCopy(name: string): Promise<StoredImage | undefined> {
    return isImage(name) ? stored(this.webpPathOf(name)) : undefined;
  }

  pathOf(name: string): string {
    return join(this.images, name.slice(0, 2), name);
  }

  webpPathOf(name: string): string {
    return `${this.pathOf(name)}.webp`;
  }
}

async function stored(path: string): Promise<StoredImage | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { size: found.size, stream: () => createReadStream(path) } : undefined;
}

const isImage = (name: string) => imageName.test(name);
