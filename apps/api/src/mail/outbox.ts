import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './letters.ts';

export interface KeptLetter extends Letter {
  id: string;
  from: string;
  /** ISO 8601. */
  at: string;
}

/** Mail that is kept in files instead of being sent: for demos and for installations without a mail server. */
export class Outbox {
  constructor(private readonly folder: string) {}

  async keep(letter: Letter, from: string): Promise<void> {
    const at = new Date().toISOString();
    const kept: KeptLetter = { id: `${at.replace(/\D/g, '')}-${randomUUID()}`, at, from, ...letter };
    await mkdir(this.folder, { recursive: true });
    // Renamed into place, so that a reader never sees half a letter. Links in it open accounts: for the owner's eyes.
    const draft = join(this.folder, `.${kept.id}.part`);
    await writeFile(draft, JSON.stringify(kept, null, 2), { mode: 0o600 });
    await rename(draft, join(this.folder, `${kept.id}.json`));
  }

  /** Newest first. */
  async list(): Promise<KeptLetter[]> {
    const files = await readdir(this.folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    });
    const names = files.filter((name) => /^[\w-]+\.json$/.test(name)).sort();
    return Promise.all(names.reverse().map((name) => this.open(join(this.folder, name))));
  }

  async read(id: string): Promise<KeptLetter | undefined> {
    return (await this.list()).find((letter) => letter.id === id);
  }

  /** Removes the letters to an address. */
  async forget(address: string): Promise<void> {
    const theirs = (await this.list()).filter(({ to }) => to.address.toLowerCase() === address.toLowerCase());
    await Promise.all(theirs.map(({ id }) => rm(join(this.folder, `${id}.json`), { force: true })));
  }

  private async open(file: string): Promise<KeptLetter> {
    return JSON.parse(await readFile(file, 'utf8')) as KeptLetter;
  }
}
