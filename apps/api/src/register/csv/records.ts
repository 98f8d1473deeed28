/** One record of separated values: a line, or several where a quoted cell has line breaks. */
export interface CsvRecord {
  cells: string[];
  /** Number of its first line, from 1. */
  line: number;
  /** Characters of it. */
  size: number;
}

/** A record that cannot be read, and why. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
  readonly line: number;
  readonly why: 'long' | 'open';

  constructor(line: number, why: 'long' | 'open') {
    super(`line ${line}: ${why}`);
    this.line = line;
    this.why = why;
  }
}

const quote = '"';

/**
 * Reads records one after the other, each once, so that the work grows with their length. A quotation mark inside a cell
 * that does not begin with one is a character, and so are both where more follows behind the second.
 *
 * @param text with \n as line end
 * @param longest characters of a record
 * @throws {UnreadableRecord}
 */
export function* recordsOf(text: string, separator: string, longest: number): Generator<CsvRecord, void, undefined> {
  const end = text.length;
  let number = 1;
  for (let from = 0; from < end;) {
    const cells: string[] = [];
    const line = number;
    let at = from;
    for (;;) {
      const begin = at;
      const quoted = text[begin] === quote ? closing(text, begin, from + longest) : begin;
      if (quoted === undefined) throw new UnreadableRecord(line, end - from > longest ? 'long' : 'open');
      at = quoted;
      while (at < end && text[at] !== separator && text[at] !== '\n') at += 1;
      if (quoted === begin) cells.push(text.slice(begin, at));
      else {
        const inside = text.slice(begin + 1, quoted - 1);
        number += breaksIn(inside);
        const said = inside.replaceAll('""', quote);
        cells.push(quoted === at ? said : `${quote}${said}${quote}${text.slice(quoted, at)}`);
      }
      if (at - from > longest) throw new UnreadableRecord(line, 'long');
      if (text[at] !== separator) break;
      at += 1;
    }
    yield { cells, line, size: at - from };
    number += 1;
    from = at + 1;
  }
}

/** Behind the mark that closes a cell, which begins with one; undefined where none does before `limit`. */
function closing(text: string, begin: number, limit: number): number | undefined {
  for (let at = begin + 1; ; at += 2) {
    at = text.indexOf(quote, at);
    if (at === -1 || at > limit) return undefined;
    if (text[at + 1] !== quote) return at + 1;
  }
}

function breaksIn(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
