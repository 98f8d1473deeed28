/** Between the values of one cell, and between the parts of a value. */
const valueSign = '|';
const partSign = ',';
/** Before a sign that is meant as itself. */
const escape = '\\';

const escaped = (text: string, signs: string): string =>
  [...text].map((sign) => (signs.includes(sign) ? `${escape}${sign}` : sign)).join('');

/** One value of a cell with several: a sign that is part of it stands behind a backslash. */
export const valueOf = (text: string): string => escaped(text, `${escape}${valueSign}`);

/** One part of a value that has several, like a degree. */
export const partOf = (text: string): string => escaped(text, `${escape}${valueSign}${partSign}`);

export const joinedValues = (values: readonly string[]): string => values.join(` ${valueSign} `);
export const joinedParts = (parts: readonly string[]): string => parts.join(`${partSign} `);

/**
 * Cuts at the signs that stand for themselves, and leaves what is escaped as it is, for the next cut or for `plain`.
 *
 * @param signs each of them cuts
 */
function cutAt(text: string, signs: string): string[] {
  const pieces = [''];
  let behind = false;
  for (const sign of text) {
    if (!behind && signs.includes(sign)) pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${sign}`);
    behind = !behind && sign === escape;
  }
  return pieces.map((piece) => piece.trim());
}

/** The values of a cell; people who write it by hand may put each on a line of its own. */
export const valuesIn = (cell: string): string[] => cutAt(cell, `${valueSign}\n`).filter((value) => value !== '');

export const partsIn = (value: string): string[] => cutAt(value, partSign);

/** A value or a part as it is meant. A backslash before another sign is one. */
export const plain = (text: string): string => text.replace(/\\([\\|,])/gu, '$1');
