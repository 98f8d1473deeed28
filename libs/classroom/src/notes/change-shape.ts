/**
 * What one Yjs update of the notes holds, read from its bytes before Yjs gets to see it. Yjs does whatever an update asks for, and some
 * of it costs far more than its bytes: empty structs by the thousand, the same range deleted again and again, formats, types in types.
 * So only what our own pages write is recognised, and one pass over the bytes says whether it is that.
 */
export const root = 'notes';

export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** A piece of text, or the place of one that is deleted already. */
export interface Struct extends Id {
  /** Characters, as JavaScript counts them. */
  readonly length: number;
  readonly deleted: boolean;
  readonly origin: Id | undefined;
  readonly rightOrigin: Id | undefined;
}

export interface Range extends Id {
  readonly length: number;
}

export interface Shape {
  readonly structs: readonly Struct[];
  /** Deleted; in order for each window, and none overlaps another. */
  readonly ranges: readonly Range[];
}

/** Structs and ranges of one update that a page can ask for: it sends some 3 kB, and a struct has 8 bytes at least. */
export const most = { structs: 512, ranges: 2_048 };
/** Of notes as a whole, as they come in one change to a person who is late. */
export const mostInAll = { structs: 160_000, ranges: 160_000 };

const largest = 0xffff_ffff;
const [hasOrigin, hasRight, hasKey, kindBits] = [0x80, 0x40, 0x20, 0x1f];
const kinds = { deleted: 1, text: 4 };
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @returns undefined for what is no plain text of the notes, or more than `limit` */
export function shapeOf(bytes: Uint8Array, limit: typeof most): Shape | undefined {
  const from = new Bytes(bytes);
  try {
    const structs = structsOf(from, limit.structs);
    const ranges = rangesOf(from, limit.ranges);
    return from.done ? { structs, ranges } : undefined;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function structsOf(from: Bytes, limit: number): Struct[] {
  const structs: Struct[] = [];
  const seen = new Set<number>();
  for (let clients = from.number(limit); clients > 0; clients--) {
    let count = from.number(limit - structs.length);
    const client = from.number();
    let clock = from.number();
    if (count === 0 || seen.has(client)) throw refused();
    seen.add(client);
    for (; count > 0; count--) {
      const struct = structOf(from, client, clock);
      structs.push(struct);
      clock += struct.length;
      if (clock > largest) throw refused();
    }
  }
  return structs;
}

function structOf(from: Bytes, client: number, clock: number): Struct {
  const info = from.byte();
  if ((info & hasKey) !== 0) throw refused();
  const origin = (info & hasOrigin) === 0 ? undefined : from.id();
  const rightOrigin = (info & hasRight) === 0 ? undefined : from.id();
  // Without neighbours it says what it is part of: the notes themselves, and no type inside of them.
  if (!origin && !rightOrigin && (from.number() !== 1 || from.text() !== root)) throw refused();
  const kind = info & kindBits;
  const deleted = kind === kinds.deleted;
  if (!deleted && kind !== kinds.text) throw refused();
  const text = deleted ? '' : from.text();
  const length = deleted ? from.number() : text.length;
  if (length === 0 || text.includes('\0')) throw refused();
  return { client, clock, length, deleted, origin, rightOrigin };
}

function rangesOf(from: Bytes, limit: number): Range[] {
  const ranges: Range[] = [];
  const seen = new Set<number>();
  for (let clients = from.number(limit); clients > 0; clients--) {
    const client = from.number();
    if (seen.has(client)) throw refused();
    seen.add(client);
    let free = 0;
    for (let count = from.number(limit - ranges.length); count > 0; count--) {
      const [clock, length] = [from.number(), from.number()];
      if (clock < free || length === 0) throw refused();
      free = clock + length;
      ranges.push({ client, clock, length });
    }
  }
  return ranges;
}

const refused = () => new RangeError('no change of the notes');

class Bytes {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw refused();
    return byte;
  }

  /** Seven bits a byte, the lowest first. */
  number(limit = largest): number {
    let [number, factor] = [0, 1];
    for (;;) {
      const byte = this.byte();
      number += (byte & 0x7f) * factor;
      factor *= 128;
      if (number > limit || factor > 2 ** 42) throw refused();
      if (byte < 0x80) return number;
    }
  }

  id(): Id {
    return { client: this.number(), clock: this.number() };
  }

  text(): string {
    const length = this.number(this.bytes.length - this.at);
    const end = this.at + length;
    if (end > this.bytes.length) throw refused();
    const text = utf8.decode(this.bytes.subarray(this.at, end));
    this.at = end;
    return text;
  }
}
