import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The slides of a place: those of a backup are written beside them, and take their place in one step. */
export class DeckFolder {
  readonly path: string;
  private readonly draft: string;
  private readonly old: string;
  private isReplaced = false;

  constructor(private readonly dataDir: string) {
    this.path = join(dataDir, 'decks');
    this.draft = `${this.path}.restored-${String(process.pid)}`;
    this.old = `${this.path}.before-${String(process.pid)}`;
  }

  async isEmpty(): Promise<boolean> {
    const there = await readdir(this.path, { recursive: true, withFileTypes: true }).catch(missing([]));
    return !there.some((entry) => entry.isFile());
  }

  /** @param path as in the backup, below `decks/` */
  async write(path: string, content: AsyncIterable<Buffer>): Promise<void> {
    const target = join(this.draft, path.replace(/^decks\//, ''));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(content, createWriteStream(target, { mode: 0o600, flush: true }));
  }

  async takePlace(): Promise<void> {
    await mkdir(this.dataDir, { recursive: true });
    await mkdir(this.draft, { recursive: true, mode: 0o700 });
    await rename(this.path, this.old).catch(missing(undefined));
    this.isReplaced = true;
    await rename(this.draft, this.path);
  }

  /** Removes the folder that was there before. */
  async keep(): Promise<void> {
    this.isReplaced = false;
    await rm(this.old, { recursive: true, force: true });
  }

  /** Puts the earlier folder back. */
  async putBack(): Promise<void> {
    if (this.isReplaced) {
      await rm(this.path, { recursive: true, force: true });
      await rename(this.old, this.path).catch(missing(undefined));
    }
    await rm(this.draft, { recursive: true, force: true });
  }
}

const missing =
  <T>(otherwise: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  };
