import { createHash } from 'node:crypto';
import { chmod, copyFile, link, mkdir, open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';

/** Name of a page's image: SHA-256 and format. */
const imageName = /^[0-9a-f]{64}\.(webp|avif)$/;

/** Where decks lie: under DATA_DIR, uploads that go on, files as they came, and images under their hash. */
@Injectable()
export class DeckFiles implements OnModuleInit {
  private readonly root: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.root = join(config.dataDir, 'decks');
  }

  /** Other accounts of this machine cannot read the folder, even with another umask. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    await chmod(this.root, 0o700);
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

  /** The upload from which a deck was made. */
  private uploadOf(deckId: string): string {
    return join(this.uploads, deckId.replaceAll('-', ''));
  }

  /** Makes a complete upload the deck's file too. A second call changes nothing. */
  async take(upload: string, deckId: string): Promise<void> {
    const path = this.file(deckId);
    await mkdir(dirname(path), { recursive: true });
    // The file is on the disk before the deck exists: images can be drawn again, the file cannot.
    const whole = await open(upload, 'r+');
    await whole.sync().finally(() => whole.close());
    await link(upload, path).catch(async (error: NodeJS.ErrnoException) => {
      // Not every file system has hard links.
      if (error.code !== 'EEXIST') await copyFile(upload, path);
    });
  }

  /** Removes the file, and the upload from which it came. */
  async removeFile(deckId: string): Promise<void> {
    const upload = this.uploadOf(deckId);
    for (const path of [this.file(deckId), upload, `${upload}.json`]) await rm(path, { force: true });
  }

  /**
   * Keeps no more than the length of the upload. A client that sent it and did not receive the answer is still told that it is
   * whole, instead of sending it again. The upload keeps its length, which takes no room.
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
      names
        .filter((name) => this.isImage(name))
        .map(async (name) => {
          await rm(this.pathOf(name), { force: true });
          await rm(this.webpPathOf(name), { force: true });
        }),
    );
  }

  /** @returns undefined when there is no such image, or what lies there is not what its name says */
  async image(name: string): Promise<Buffer | undefined> {
    const bytes = this.isImage(name) ? await read(this.pathOf(name)) : undefined;
    return bytes && createHash('sha256').update(bytes).digest('hex') === name.slice(0, 64) ? bytes : undefined;
  }

  /** The WebP that was made of an AVIF. @returns undefined when none was, or not all of it is there */
  async webpCopy(name: string): Promise<Buffer | undefined> {
    const bytes = this.isImage(name) ? await read(this.webpPathOf(name)) : undefined;
    return bytes && isWhole(bytes) ? bytes : undefined;
  }

  isImage(name: string): boolean {
    return imageName.test(name);
  }

  pathOf(name: string): string {
    return join(this.images, name.slice(0, 2), name);
  }

  webpPathOf(name: string): string {
    return `${this.pathOf(name)}.webp`;
  }
}

const read = (path: string) => readFile(path).catch(() => undefined);

/** Whether a WebP is as long as it says: four letters, and the length of all that follows (RFC 9649, 2.4). */
const isWhole = (webp: Buffer) =>
  webp.length > 12 && webp.toString('latin1', 0, 4) === 'RIFF' && webp.readUInt32LE(4) + 8 === webp.length;
