import type { RegisterPage } from '#database';
import { high, utf8Of, widest } from './pages.ts';

/** Smallest code point that a sequence of so many bytes may stand for. */
const least = [0, 0, 0x80, 0x800, 0x1_0000];

/** The code point that begins at `at`, and how many bytes it has; undefined where the bytes are no UTF-8. */
export function pointAt(content: Uint8Array, at: number): { point: number; length: number } | undefined {
  const first = content[at] ?? 0;
  if (first < high) return { point: first, length: 1 };
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (length === 0) return undefined;
  let point = first & (0xff >> (length + 1));
  for (let next = 1; next < length; next += 1) {
    const byte = content[at + next] ?? 0;
    if (byte >> 6 !== 0b10) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (least[length] ?? 0) || point > 0x10_ffff || isSurrogate ? undefined : { point, length };
}

/**
 * Characters of names in Latin letters. Bytes of Excel for Mac may be UTF-8 by chance ("’é" is an Armenian letter), these
 * hardly ever.
 */
export const isOfNames = (point: number): boolean =>
  (point >= 0xa0 && point <= 0x24f) ||
  (point >= 0x300 && point <= 0x36f) ||
  (point >= 0x1e00 && point <= 0x1eff) ||
  (point >= 0x2010 && point <= 0x203a) ||
  point === 0x20ac ||
  point === 0x2122 ||
  point === 0xfeff;

export interface Survey {
  /** How many bytes are no UTF-8. */
  bad: number;
  /** How many characters beyond ASCII are UTF-8, and how many of those are of names. */
  good: number;
  ofNames: number;
  /** Where the first bad bytes are, and each value of them once at least. */
  places: number[];
  /** Values of bad bytes, and of all that are not ASCII. */
  badValues: ReadonlySet<number>;
  highValues: ReadonlySet<number>;
}

const mostPlaces = 500;

/** Counts the bytes of a file that are UTF-8, and those that are not. */
export function survey(content: Uint8Array): Survey {
  const [badValues, highValues] = [new Set<number>(), new Set<number>()];
  const places: number[] = [];
  let [bad, good, ofNames] = [0, 0, 0];
  for (let at = 0; at < content.length;) {
    const byte = content[at] ?? 0;
    if (byte < high) {
      at += 1;
      continue;
    }
    const found = pointAt(content, at);
    if (found) {
      for (let next = 0; next < found.length; next += 1) highValues.add(content[at + next] ?? 0);
      good += 1;
      if (isOfNames(found.point)) ofNames += 1;
      at += found.length;
      continue;
    }
    if (places.length < mostPlaces || !badValues.has(byte)) places.push(at);
    highValues.add(byte);
    badValues.add(byte);
    bad += 1;
    at += 1;
  }
  return { bad, good, ofNames, places, badValues, highValues };
}

/**
 * The same text in UTF-8.
 *
 * @param beside whether UTF-8 stays as it is, and only other bytes are read by the page
 */
export function toUtf8(content: Uint8Array, page: RegisterPage, beside: boolean): Uint8Array {
  const out = Buffer.allocUnsafe(content.length * widest);
  let length = 0;
  for (let at = 0; at < content.length;) {
    const byte = content[at] ?? 0;
    const whole = byte < high ? 1 : beside ? (pointAt(content, at)?.length ?? 0) : 0;
    if (whole > 0) {
      for (let next = 0; next < whole; next += 1) out[length++] = content[at + next] ?? 0;
      at += whole;
    } else {
      for (const sign of utf8Of(page, byte)) out[length++] = sign;
      at += 1;
    }
  }
  return out.subarray(0, length);
}
