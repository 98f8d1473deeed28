import type { RegisterEncoding, RegisterPage } from '#database';
import { registerPages } from '#database';
import { cut } from '../problems.ts';
import { high, signOf } from './pages.ts';
import { mend } from './twice.ts';
import { toUtf8 } from './utf8.ts';
import type { Survey } from './utf8.ts';

/** One way to read a file, and how cells of it look then: the same cells for each way. */
export interface Reading {
  encoding: RegisterEncoding;
  samples: string[];
}

/** A file that may be read in several ways: a person who knows the names chooses the right one. */
export class Unsure extends Error {
  override readonly name = 'Unsure';

  constructor(
    readonly readings: Reading[],
    /** The text, with U+FFFD in the place of bytes that belong to nothing; undefined where nearly all is of another encoding. */
    readonly withHoles: string | undefined,
  ) {
    super('the file can be read in several ways');
  }
}

/** Cells that are shown. */
const mostSamples = 8;
/** Bytes or characters of a cell on each side of the difference. */
const around = 40;
const ends = new Set([...',;\t\r\n"|'].map((sign) => sign.charCodeAt(0)));

/** Ranges of the cells around some positions, each once. */
function cellsAt(places: readonly number[], at: (place: number) => number | undefined): [from: number, to: number][] {
  const cells = new Map<number, number>();
  for (const place of places) {
    const isEnd = (one: number) => Math.abs(one - place) > around || ends.has(at(one) ?? 10);
    let [from, to] = [place, place + 1];
    while (from > 0 && !isEnd(from - 1)) from -= 1;
    while (!isEnd(to)) to += 1;
    cells.set(from, cells.get(from) ?? to);
  }
  return [...cells];
}

const trimmed = (text: string) => cut(text.trim());

/** Code pages that read these bytes otherwise than the pages before them. */
function pagesFor(values: ReadonlySet<number>): RegisterPage[] {
  const seen = new Set<string>();
  const sorted = [...values].sort((a, b) => a - b).filter((value) => value >= high);
  const letters = (page: RegisterPage) => sorted.filter((value) => /\p{L}/u.test(signOf(page, value))).length;
  return registerPages
    .filter((page) => {
      const key = sorted.map((value) => signOf(page, value)).join('');
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => letters(b) - letters(a));
}

/** The question about bytes that are not UTF-8. */
export function unsureOfBytes(content: Uint8Array, found: Survey): Unsure {
  const { bad, good, ofNames, places, badValues, highValues } = found;
  const mostlyUtf8 = ofNames > 0 || good >= bad;
  const mostlyOther = ofNames < bad;
  const samples = choose(content, places, mostlyOther ? highValues : badValues);
  const read = (page: RegisterPage, beside: boolean): Reading => ({
    encoding: beside ? `utf-8+${page}` : page,
    samples: samples.map((bytes) => trimmed(new TextDecoder().decode(toUtf8(bytes, page, beside)))),
  });
  const readings = [
    ...(mostlyUtf8 ? pagesFor(badValues).map((page) => read(page, true)) : []),
    ...(mostlyOther ? pagesFor(highValues).map((page) => read(page, false)) : []),
  ];
  return new Unsure(readings, mostlyUtf8 ? new TextDecoder().decode(content) : undefined);
}

/** Cells in which as many of the bytes are as can be, in the order of the file. */
function choose(content: Uint8Array, places: readonly number[], wanted: ReadonlySet<number>): Uint8Array[] {
  const left = new Set(wanted);
  const cells = cellsAt(places, (place) => content[place]).map(([from, to]) => content.subarray(from, to));
  const telling = cells.filter((cell) => {
    const tells = cell.some((byte) => left.has(byte));
    for (const byte of cell) left.delete(byte);
    return tells;
  });
  const shown = new Set([...telling, ...cells].slice(0, mostSamples));
  return cells.filter((cell) => shown.has(cell));
}

/** The question about UTF-8 that was read wrongly once and saved so. */
export function unsureOfText(text: string, wrongly: readonly { page: RegisterPage; places: number[] }[]): Unsure {
  const found = wrongly.slice(0, mostSamples / 2);
  const cells = found.flatMap(({ places }) =>
    cellsAt(places, (place) => text.charCodeAt(place)).slice(0, mostSamples / found.length),
  );
  const samples = [...new Set(cells.sort(([a], [b]) => a - b).map(([from, to]) => text.slice(from, to)))];
  return new Unsure(
    [
      ...found.map(({ page }) => ({
        encoding: `mended+${page}` as const,
        samples: samples.map((sample) => trimmed(mend(sample, page))),
      })),
      { encoding: 'as-it-is', samples: samples.map(trimmed) },
    ],
    undefined,
  );
}
