import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError, damaged, manifestName, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { endOfTar, header, padding, readTar } from './tar.ts';
import type { TarEntry } from './tar.ts';

type Entries = Manifest['entries'];

/** A file that is written entry by entry, and gets its name only when it is complete. */
export class ArchiveWriter {
  readonly entries: Entries = [];
  private readonly at = new Date();
  private readonly gzip = createGzip({ level: 4 });
  private readonly draft: string;
  private readonly written: Promise<void>;

  constructor(private readonly file: string) {
    this.draft = `${file}.${String(process.pid)}.part`;
    this.written = pipeline(this.gzip, createWriteStream(this.draft, { mode: 0o600, flags: 'wx', flush: true }));
    // The next writer gets the error.
    this.written.catch(() => undefined);
  }

  async add(name: string, bytes: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const hash = createHash('sha256');
    let left = bytes;
    await this.write(header(name, bytes, this.at));
    for await (const piece of content) {
      left -= piece.length;
      hash.update(piece);
      await this.write(piece);
    }
    if (left !== 0) throw new BackupError(`${name} changed while it was read. Run the same command again.`);
    await this.write(padding(bytes));
    this.entries.push({ name, bytes, sha256: hash.digest('hex') });
  }

  /** Writes the manifest and gives the file its name. */
  async finish(manifest: Manifest): Promise<void> {
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    await this.add(manifestName, text.length, [text]);
    await this.write(endOfTar());
    this.gzip.end();
    await this.written;
    // Sets the exact mode, independent of the umask and of the volume.
    await chmod(this.draft, 0o600);
    await rename(this.draft, this.file);
    const folder = await open(dirname(this.file));
    await folder.sync().finally(() => folder.close());
  }

  async giveUp(): Promise<void> {
    this.gzip.destroy();
    await this.written.catch(() => undefined);
    await rm(this.draft, { force: true });
  }

  private async write(piece: Buffer): Promise<void> {
    if (piece.length === 0 || this.gzip.write(piece)) return;
    await Promise.race([once(this.gzip, 'drain'), this.written]);
  }
}

export interface Opened {
  entries: AsyncIterable<TarEntry>;
  close(): void;
}

/** The entries of a backup, in order. */
export function openArchive(file: string): Opened {
  const raw = createReadStream(file);
  const plain: Readable = raw.pipe(createGunzip());
  raw.on('error', (error) => plain.destroy(error));
  return {
    entries: readTar(plain as AsyncIterable<Buffer>),
    close() {
      raw.destroy();
      plain.destroy();
    },
  };
}

export async function contentOf({ content }: TarEntry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * Reads a backup to its end.
 *
 * @throws {BackupError} unless everything that it says it holds is there, as it was written
 */
export async function checkArchive(file: string): Promise<Manifest> {
  const archive = openArchive(file);
  const found: Entries = [];
  let manifest: Manifest | undefined;
  try {
    for await (const entry of archive.entries) {
      if (manifest) throw damaged(file, 'something follows its manifest');
      if (entry.name === manifestName) {
        manifest = readManifest((await contentOf(entry)).toString('utf8'), file);
        continue;
      }
      const hash = createHash('sha256');
      for await (const piece of entry.content) hash.update(piece);
      found.push({ name: entry.name, bytes: entry.bytes, sha256: hash.digest('hex') });
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new BackupError(`There is no ${file}. Name the file that "npm run backup" wrote.`);
    if (code === 'EACCES' || code === 'EISDIR') throw new BackupError(`${file} cannot be read (${code}).`);
    throw damaged(file, message);
  } finally {
    archive.close();
  }
  if (!manifest) throw damaged(file, 'its end is missing');
  const at = manifest.entries.findIndex((entry, index) => {
    const there = found[index];
    return there?.name !== entry.name || there.bytes !== entry.bytes || there.sha256 !== entry.sha256;
  });
  if (at >= 0) throw damaged(file, `${String(manifest.entries[at]?.name)} is not as it was written`);
  if (found.length !== manifest.entries.length) throw damaged(file, 'it holds more than its manifest names');
  return manifest;
}
