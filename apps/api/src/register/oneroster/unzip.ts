import { Unzip, UnzipInflate } from 'fflate';
import { breathe } from '../breathe.ts';
import { badFile } from '../problems.ts';

/** Of one bundle: files in it, and bytes of those that are read when they are unpacked. */
const mostFiles = 100;
const mostBytes = 60_000_000;
/** Bytes of a zip at a time: deflate makes at most a thousand of each. */
const bite = 2_048;
const breathEvery = 512;

interface Unzipped {
  files: Map<string, Uint8Array>;
  /** Names of those that were not asked for. */
  others: string[];
}

/**
 * Unpacks the requested files in memory. Paths mean nothing: only the last part of each name counts, and nothing is written to
 * disk. Sizes are counted while unpacking; the sizes that the zip declares are not believed.
 *
 * @throws {FileError}
 */
export async function unzip(content: Uint8Array, wanted: readonly string[], signal?: AbortSignal): Promise<Unzipped> {
  const [p, k, three, four] = content;
  if (p !== 0x50 || k !== 0x4b || three !== 3 || four !== 4) {
    throw badFile(
      'NOT_ZIP',
      'This is no zip. A OneRoster bundle is one zip with manifest.csv and the other files in it.',
    );
  }
  // Bit 0 of the general purpose flags.
  if (((content[6] ?? 0) & 1) === 1)
    throw badFile('NOT_READABLE', 'This zip is protected by a password. Zip it again without.');
  const files = new Map<string, Uint8Array[]>();
  const others: string[] = [];
  let bytes = 0;
  let failure: Error | undefined;
  const unzipper = new Unzip((entry) => {
    const name = entry.name.split(/[/\\]/).at(-1) ?? '';
    if (files.size + others.length >= mostFiles)
      failure ??= badFile('TOO_LARGE', `This zip has more than ${mostFiles} files.`);
    if (!wanted.includes(name) || entry.name.startsWith('__MACOSX')) {
      if (name !== '' && !entry.name.startsWith('__MACOSX')) others.push(name);
      return;
    }
    if (files.has(name)) failure ??= badFile('NOT_READABLE', `This zip has ${name} twice.`);
    const parts: Uint8Array[] = [];
    files.set(name, parts);
    entry.ondata = (error, data) => {
      if (error as Error | null) failure ??= unreadable(name);
      else if (!failure) {
        bytes += data.length;
        if (bytes > mostBytes) failure = tooLarge();
        else parts.push(data);
      }
    };
    try {
      entry.start();
    } catch {
      failure ??= unreadable(name);
    }
  });
  unzipper.register(UnzipInflate);
  for (let from = 0, bites = 0; from < content.length; from += bite, bites += 1) {
    try {
      unzipper.push(content.subarray(from, from + bite), from + bite >= content.length);
    } catch {
      failure ??= unreadable('a file');
    }
    if (failure) throw failure;
    if (bites % breathEvery === breathEvery - 1) await breathe(signal);
  }
  return { files: new Map([...files].map(([name, parts]) => [name, Buffer.concat(parts)])), others };
}

const tooLarge = () => badFile('TOO_LARGE', `Unpacked, this zip has more than ${mostBytes / 1_000_000} MB.`);
const unreadable = (name: string) =>
  badFile('NOT_READABLE', `This zip is damaged, or protected by a password: ${name} cannot be unpacked.`);
