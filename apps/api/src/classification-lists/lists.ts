import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { smallWords } from './search-words.ts';

/** Sources of this repository; tools/build puts them beside the compiled services. */
const folder = fileURLToPath(new URL('../classifications/data/', import.meta.url));

/** The columns of each list, as its header names them. */
const columns = {
  'isced-f.tsv': ['code', 'level', 'en', 'fr'],
  'dac-sectors.tsv': ['code', 'category', 'en', 'fr'],
  'skills.tsv': ['id', 'en', 'fr', 'alt_en', 'alt_fr'],
  'synonyms.tsv': ['id', 'language', 'word'],
} as const;
type File = keyof typeof columns;
export type Row<F extends File> = Readonly<Record<(typeof columns)[F][number], string>>;

/** What the files hold, with a digest of it. */
export interface Lists {
  readonly fields: readonly Row<'isced-f.tsv'>[];
  readonly sectors: readonly Row<'dac-sectors.tsv'>[];
  readonly skills: readonly Row<'skills.tsv'>[];
  readonly synonyms: readonly Row<'synonyms.tsv'>[];
  readonly digest: string;
}

/** Grows when the same lists are to be loaded anew, because they are loaded in another way. */
const edition = 1;

/** @throws {Error} when a file is missing or is no such list */
export function readLists(from = folder): Lists {
  const texts = Object.keys(columns).map((file) => [file as File, readFileSync(join(from, file), 'utf8')] as const);
  const digest = createHash('sha256')
    .update(JSON.stringify([edition, smallWords, texts]))
    .digest('hex');
  const textOf = new Map(texts);
  const rows = <F extends File>(file: F) => rowsOf(file, textOf.get(file) ?? '');
  return {
    fields: rows('isced-f.tsv'),
    sectors: rows('dac-sectors.tsv'),
    skills: rows('skills.tsv'),
    synonyms: rows('synonyms.tsv'),
    digest,
  };
}

/** Cells hold neither tabs nor quotes, so cutting is all there is to it. */
function rowsOf<F extends File>(file: F, text: string): Row<F>[] {
  const names: readonly string[] = columns[file];
  const [header, ...lines] = text.split('\n').filter((line) => line !== '');
  if (header !== names.join('\t')) throw new Error(`${file} must begin with the line "${names.join(' ')}".`);
  return lines.map((line, index) => {
    const cells = line.split('\t');
    if (cells.length !== names.length)
      throw new Error(`${file}, line ${index + 2}: ${cells.length} cells in the place of ${names.length}.`);
    return Object.fromEntries(names.map((name, at) => [name, cells[at]])) as Row<F>;
  });
}
