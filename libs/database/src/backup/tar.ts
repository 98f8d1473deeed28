/** The part of POSIX ustar that a backup needs: ordinary files with short names, which every `tar` reads. */

const block = 512;
const longestName = 100;

/** @throws {Error} for a name that the format has no room for */
export function header(name: string, bytes: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > longestName) throw new Error(`The name ${name} is too long for a backup.`);
  const written = Buffer.alloc(block);
  const octal = (value: number, offset: number, length: number) => {
    written.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset, 'latin1');
  };
  written.write(name, 0, 'utf8');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes, 124, 12);
  octal(Math.floor(at.getTime() / 1_000), 136, 12);
  written.write('0', 156, 'latin1');
  written.write('ustar\x0000', 257, 'latin1');
  octal(checksum(written), 148, 7);
  written.write(' ', 155, 'latin1');
  return written;
}

/** Padding after the content, so that the next header begins at a block. */
export const padding = (bytes: number): Buffer => Buffer.alloc((block - (bytes % block)) % block);

export const endOfTar = (): Buffer => Buffer.alloc(2 * block);

/** The sum of all bytes, those of the sum itself taken as spaces. */
function checksum(written: Buffer): number {
  let sum = 0;
  for (const [index, byte] of written.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte;
  return sum;
}

export interface TarEntry {
  name: string;
  bytes: number;
  /** To be read before the next entry is asked for; what is left is skipped. */
  content: AsyncIterable<Buffer>;
}

/** @throws {Error} when it is no such file, or ends too early */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source[Symbol.asyncIterator]());
  for (;;) {
    const read = await bytes.exactly(block);
    if (read.every((byte) => byte === 0)) return void (await bytes.skipRest());
    const sum = parseInt(read.toString('latin1', 148, 156), 8);
    if (sum !== checksum(read)) throw new Error('There is something that is no header of a tar file.');
    const size = parseInt(read.toString('latin1', 124, 136), 8);
    const content = bytes.next(size);
    yield { name: read.toString('utf8', 0, longestName).replace(/\0.*$/s, ''), bytes: size, content };
    for await (const _ of content);
    await bytes.exactly(padding(size).length);
  }
}

/** Reads a stream in pieces of a given length. */
class Bytes {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly source: AsyncIterator<Buffer>) {}

  async exactly(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.next(count)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  next(count: number): AsyncIterable<Buffer> {
    let left = count;
    const take = async (): Promise<IteratorResult<Buffer>> => {
      if (left === 0) return { done: true, value: undefined };
      if (this.rest.length === 0) {
        const more = await this.source.next();
        if (more.done) throw new Error('It ends too early.');
        this.rest = more.value;
      }
      const value = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(value.length);
      left -= value.length;
      return { done: false, value };
    };
    // Leaving a loop over it does not close the stream below.
    return { [Symbol.asyncIterator]: () => ({ next: take }) };
  }

  /** Reads to the end, so that gzip's checksum is compared. */
  async skipRest(): Promise<void> {
    while (!(await this.source.next()).done);
  }
}
