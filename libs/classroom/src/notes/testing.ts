import { toBase64 } from './notes.ts';
import { root } from './change-shape.ts';

/** Updates of the notes as no page of ours makes them, byte by byte. For tests only. */
export interface Piece {
  text: string;
  origin?: readonly [window: number, clock: number];
  right?: readonly [window: number, clock: number];
}

export class Forged {
  private readonly bytes: number[] = [];

  get update(): string {
    return toBase64(Uint8Array.from(this.bytes));
  }

  byte(value: number): this {
    this.bytes.push(value);
    return this;
  }

  number(value: number): this {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 128);
    return this.byte(rest);
  }

  text(text: string): this {
    const bytes = new TextEncoder().encode(text);
    this.number(bytes.length).bytes.push(...bytes);
    return this;
  }

  repeat(count: number, bytes: readonly number[]): this {
    for (let turn = 0; turn < count; turn++) this.bytes.push(...bytes);
    return this;
  }

  /** @param windows how many follow, if this is the first */
  window(client: number, clock: number, pieces: readonly Piece[], windows = 1): this {
    if (this.bytes.length === 0) this.number(windows);
    this.number(pieces.length).number(client).number(clock);
    for (const { text, origin, right } of pieces) {
      this.byte(4 | (origin ? 0x80 : 0) | (right ? 0x40 : 0));
      for (const id of [origin, right]) if (id) this.number(id[0]).number(id[1]);
      if (!origin && !right) this.number(1).text(root);
      this.text(text);
    }
    return this;
  }
}

export function forging(make: (bytes: Forged) => unknown): Forged {
  const bytes = new Forged();
  make(bytes);
  return bytes;
}

/** What one window writes, and deletes of its own. */
export const forged = (
  client: number,
  clock: number,
  pieces: readonly Piece[],
  deleted: readonly (readonly [clock: number, length: number])[] = [],
): Forged =>
  forging((bytes) => {
    bytes.window(client, clock, pieces);
    bytes.number(deleted.length === 0 ? 0 : 1);
    if (deleted.length > 0) bytes.number(client).number(deleted.length);
    for (const [at, length] of deleted) bytes.number(at).number(length);
  });
