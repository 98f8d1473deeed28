import { strToU8, zipSync } from 'fflate';

type CsvRow = Readonly<Record<string, string>>;

/** Files of a OneRoster bundle, each as rows of column to cell; the manifest lists them unless it is given. */
export function bundleOfRows(files: Readonly<Record<string, readonly CsvRow[]>>, manifest?: string): Uint8Array {
  const listed = Object.keys(files).map((name) => `file.${name},bulk`);
  const texts = Object.entries(files).map(([name, rows]) => [`${name}.csv`, tableOf(rows)] as const);
  const own = ['propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2', ...listed].join('\r\n');
  return zipSync(
    Object.fromEntries(
      [...texts, ['manifest.csv', manifest ?? own]].map(([name = '', text = '']) => [name, strToU8(text)]),
    ),
  );
}

function tableOf(rows: readonly CsvRow[]): string {
  const columns = [...new Set(['sourcedId', 'status', 'dateLastModified', ...rows.flatMap((row) => Object.keys(row))])];
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}
