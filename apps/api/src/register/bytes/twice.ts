import type { RegisterPage } from '#database';
import { high, signOf } from './pages.ts';

/** Pages by which UTF-8 is read wrongly, and then saved as UTF-8 again: "é" becomes "Ã©", "√©", "├®" or "├⌐". */
const wrongly: readonly RegisterPage[] = ['windows-1252', 'macintosh', 'cp850', 'cp437'];

interface Mender {
  page: RegisterPage;
  /** Matches anything that may be such a sequence; `signs` has its character. */
  pattern: RegExp;
  /** Wrongly read sequence -> the character. */
  signs: ReadonlyMap<string, string>;
}

/** Ranges in which the letters, marks and signs of names are. Wider ones would take "É…" for one of them. */
const ranges: [from: number, to: number][] = [
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x300, 0x304],
  [0x306, 0x308],
  [0x30a, 0x30c],
  [0x326, 0x328],
  [0x2010, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0xfeff, 0xfeff],
];
const points = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
const escaped = (signs: Iterable<string>) =>
  [...new Set(signs)].map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`).join('');

function menderOf(page: RegisterPage): Mender {
  const signs = new Map<string, string>();
  // Latin 1 has controls where Windows-1252 has signs; programs take the one for the other.
  const readers = [
    (byte: number) => signOf(page, byte),
    ...(page === 'windows-1252' ? [(byte: number) => String.fromCodePoint(byte)] : []),
  ];
  for (const point of points) {
    const sign = String.fromCodePoint(point);
    const bytes = [...new TextEncoder().encode(sign)];
    for (const reader of readers) signs.set(bytes.map(reader).join(''), sign);
  }
  const keys = [...signs.keys()].map((key) => [...key]);
  const inside = `[${escaped(readers.flatMap((reader) => Array.from({ length: 0x40 }, (_, at) => reader(high + at))))}]`;
  const begins = (length: number) =>
    `[${escaped(keys.filter((key) => key.length === length).map(([first = '']) => first))}]`;
  return { page, signs, pattern: new RegExp(`${begins(3)}${inside}{2}|${begins(2)}${inside}`, 'gu') };
}

const menders = wrongly.map(menderOf);
const any = new RegExp(menders.map(({ pattern }) => pattern.source).join('|'), 'u');
/** Times that a file may have gone through the same program. */
const mostTimes = 3;

function mendOnce(text: string, { pattern, signs }: Mender): string {
  return text.replace(pattern, (spoilt) => signs.get(spoilt) ?? spoilt);
}

/** Restores text that was read by a wrong code page and saved so. */
export function mend(text: string, page: RegisterPage): string {
  const mender = menders.find((one) => one.page === page);
  if (!mender) return text;
  let before = text;
  for (let time = 0; time < mostTimes; time += 1) {
    const after = mendOnce(before, mender);
    if (after === before) break;
    before = after;
  }
  return before.replace(/^\uFEFF/, '');
}

/** Pages by which a text was read wrongly before it was saved as what it is now, the likeliest first; none for nearly all texts. */
export function readWrongly(text: string): { page: RegisterPage; places: number[] }[] {
  if (!any.test(text)) return [];
  return menders
    .map(({ page, pattern, signs }) => {
      const places: number[] = [];
      let count = 0;
      for (const { 0: spoilt, index } of text.matchAll(pattern)) {
        if (!signs.has(spoilt)) continue;
        count += 1;
        if (places.length < 500) places.push(index);
      }
      return { page, places, count };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
