import type { Position } from '../problems.ts';
import type { Heading, HeadingRules } from './heading-line.ts';

/** For lines with more cells than there are columns. */
export interface WideRules {
  /** Column of free text, in which a separator may stand that nobody put between quotation marks. */
  column: string;
  /** Whether the other cells are then what they must be. */
  fits: (cell: (name: string) => string) => boolean;
}

const blank = (cell: string) => cell.trim() === '';

/**
 * The cells of a line by its columns. In a line with too many cells no cell is sure to be in its column. It is read only when it is known
 * which text was split, with a note.
 *
 * @returns undefined: it cannot be used, and a problem was added
 */
export function inColumns(
  cells: string[],
  { width, indexes, columns }: Heading,
  at: Position,
  { problems, spreadsheet, wide }: HeadingRules & { wide?: WideRules | undefined },
): string[] | undefined {
  const more = cells.length - width;
  const extra = cells.slice(width);
  // Spreadsheets write empty cells behind the last.
  if (more <= 0 || ((spreadsheet || !wide) && extra.every(blank))) return cells;
  const index = wide && indexes.get(wide.column);
  if (wide && index !== undefined) {
    const text = cells.slice(index, index + more + 1).join(',');
    const whole = [...cells.slice(0, index), text, ...cells.slice(index + more + 1)];
    if (wide.fits((name) => (whole[indexes.get(name) ?? -1] ?? '').trim())) {
      problems.add(
        at,
        columns.get(wide.column) ?? null,
        'TAKEN_FOR',
        text,
        `Taken for: "${text.trim()}".`,
        text.trim(),
      );
      return whole;
    }
  }
  const message = `This line has ${cells.length} cells, the heading ${width}. A text with a separator in it must stand between quotation marks.`;
  problems.add(at, null, 'TOO_MANY_CELLS', extra.join(' '), message);
  return undefined;
}
