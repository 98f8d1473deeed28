const separators = [',', ';', '\t'] as const;
/** Characters of one line at most; real files stay far below. */
export const longestLine = 100_000;

/** The start of the first line and the separator. `sep=;` is Excel's own; else the separator that splits the heading line into most cells is chosen. */
export function beginning(text: string): { body: string; skipped: number; separator: string } {
  const named = /^sep=(.)\n/i.exec(text);
  if (named && named[1] !== '"') return { body: text.slice(named[0].length), skipped: 1, separator: named[1] ?? ',' };
  const heading = /^\n*([^\n]*)/.exec(text.slice(0, longestLine))?.[1] ?? '';
  const [separator = ','] = [...separators].sort((a, b) => heading.split(b).length - heading.split(a).length);
  return { body: text, skipped: 0, separator };
}
