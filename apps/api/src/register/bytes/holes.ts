import { ReadSoFar, breathe } from '../breathe.ts';
import { beginning, longestLine } from '../csv/beginning.ts';
import { UnreadableRecord, recordsOf } from '../csv/records.ts';
import { shown } from '../problems.ts';

/** The character that replaces a byte of no character. */
export const lost = '\uFFFD';

interface Hole {
  line: number;
  /** As the heading line calls it. */
  column: string;
  /** The cell. */
  value: string;
}

/** The first cells of a CSV file in which characters are lost; none after a line that cannot be read. */
export async function holesIn(text: string, signal?: AbortSignal): Promise<Hole[]> {
  const { body, skipped, separator } = beginning(text.replace(/\r\n?/g, '\n'));
  const holes: Hole[] = [];
  let headings: string[] | undefined;
  const read = new ReadSoFar();
  try {
    for (const { cells, line, size } of recordsOf(body, separator, longestLine)) {
      if (read.isTurn(size)) await breathe(signal);
      headings ??= cells;
      for (const [index, value] of cells.entries()) {
        if (!value.includes(lost)) continue;
        holes.push({ line: skipped + line, column: headings[index]?.trim() ?? '', value: value.trim() });
        if (holes.length >= shown) return holes;
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
  }
  return holes;
}
