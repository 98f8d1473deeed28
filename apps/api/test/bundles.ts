import { strToU8, zipSync } from 'fflate';

type Line = Readonly<Record<string, string>>;

/** Files of a OneRoster bundle, each as lines of column to cell; the manifest lists them unless it is given. */
export function bundleOfLines(files: Readonly<Record<string, readonly Line[]>>, manifest?: string): Uint8Array {
  const listed = Object.keys(files).map((name) => `file.${name},bulk`);
  const texts = Object.entries(files).map(([name, lines]) => [`${name}.csv`, tableOf(lines)] as const);
  const own = ['propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2', ...listed].join('\r\n');
  return zipSync(
    Object.fromEntries(
      [...texts, ['manifest.csv', manifest ?? own]].map(([name = '', text = '']) => [name, strToU8(text)]),
    ),
  );
}

function tableOf(lines: readonly Line[]): string {
  const columns = [
    ...new Set(['sourcedId', 'status', 'dateLastModified', ...lines.flatMap((line) => Object.keys(line))]),
  ];
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...lines.map((line) => columns.map((column) => cell(line[column] ?? '')))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}
