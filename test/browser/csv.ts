/** Reads CSV as RFC 4180 has it: quoted cells may hold commas, quotes (doubled) and line ends. A byte order mark is dropped. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:^|[,\n])(?:"((?:[^"]|"")*)"|([^",\r\n]*))\r?/g;
  const body = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  for (const [match, quoted, plain] of body.matchAll(cell)) {
    if (match.startsWith('\n')) rows.push([]);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  }
  return rows;
}
