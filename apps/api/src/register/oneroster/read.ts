import { CellReader } from '../cell-reader.ts';
import type { RegisterEncoding, RegisterObject } from '#database';
import { decodeStandard } from '../bytes/decode.ts';
import { exactly } from '../csv/headings.ts';
import { readTable } from '../csv/table.ts';
import type { Columns } from '../csv/heading-line.ts';
import type { Row } from '../csv/table.ts';
import { noEntries } from '../entries.ts';
import type { Entries } from '../entries.ts';
import { FileError, badFile, cut } from '../problems.ts';
import type { Problems } from '../problems.ts';
import { bundleFiles, headingsOf, wideRulesOf } from './files.ts';
import type { BundleFile } from './files.ts';
import { readers } from './lines.ts';
import { RolesOfUsers } from './roles-of-users.ts';
import { unzip } from './unzip.ts';

const manifest = 'manifest.csv';

/**
 * A OneRoster 1.2 bundle, in bulk or delta mode: what is not in it stays as it is, and ends only as `tobedeleted`.
 *
 * @param encoding how all its files are read, if that was asked
 * @throws {FileError} when it cannot be read at all
 * @throws {Unsure} when it must be asked how a file of it is to be read
 */
export async function readBundle(
  content: Uint8Array,
  encoding: RegisterEncoding | null,
  problems: Problems,
  signal?: AbortSignal,
): Promise<Entries> {
  const { files, others } = await unzip(content, [manifest, ...bundleFiles.map((name) => `${name}.csv`)], signal);
  if (!files.has(manifest)) throw badFile('MISSING_FILE', 'There is no manifest.csv in this zip.', { value: manifest });
  const listed = await readManifest(files, encoding, problems, signal);
  if (!listed) return noEntries(false);
  for (const name of others) {
    problems.add({ file: name, line: 1 }, null, 'IGNORED_FILE', name, 'This file is not read.');
  }
  const there = new Set(files.keys());
  const entries = noEntries(false);
  const roles = new RolesOfUsers(listed.get('file.users') === 'delta');
  // Roles must be known when the users are read.
  const order: BundleFile[] = ['orgs', 'academicSessions', 'courses', 'roles', 'users', 'classes', 'enrollments'];
  for (const file of order) {
    const name = `${file}.csv`;
    const mode = listed.get(`file.${file}`) ?? 'absent';
    if (mode === 'absent' && there.has(name)) {
      problems.add(
        { file: name, line: 1 },
        null,
        'IGNORED_FILE',
        name,
        'manifest.csv says that this file is absent: it is not read.',
      );
    } else if (mode !== 'absent' && !there.has(name)) {
      problems.add(
        { file: name, line: 1 },
        null,
        'MISSING_FILE',
        name,
        'manifest.csv names this file, and it is not in the zip.',
      );
      entries.unread.add(kindOf[file]);
    } else if (mode !== 'absent') {
      const passOver = (row: Row) => {
        if (file !== 'roles') entries.passedOver.add(`${kindOf[file]} ${row.cell('sourcedId') ?? ''}`);
      };
      const read = (row: Row, columns: Columns) => {
        const cells = new CellReader(row, columns, problems);
        readers[file](cells, entries, roles);
        if (!cells.fine) passOver(row);
      };
      const lines = await eachLine(files, name, encoding, problems, signal, read, passOver);
      entries.lines += lines ?? 0;
      if (lines === undefined) entries.unread.add(kindOf[file]);
    }
  }
  if (!entries.unread.has('person')) roles.sayLost(problems, listed.get('file.users') !== 'bulk');
  const used = new Set(entries.sections.map(({ term }) => term.value));
  entries.terms = entries.terms.filter(({ ifUsed, externalId }) => !ifUsed || used.has(externalId));
  return entries;
}

/** What stands in the lines of a file. */
const kindOf: Record<BundleFile, RegisterObject> = {
  orgs: 'org',
  academicSessions: 'term',
  courses: 'course',
  users: 'person',
  // Without roles no user can be planned.
  roles: 'person',
  classes: 'section',
  enrollments: 'enrolment',
};

/**
 * Reads one file; what is wrong with it as a whole is one problem, and the other files are looked at all the same.
 *
 * @returns the lines with something in them; undefined when it could not be read
 */
async function eachLine(
  files: Map<string, Uint8Array>,
  name: string,
  encoding: RegisterEncoding | null,
  problems: Problems,
  signal: AbortSignal | undefined,
  work: (row: Row, columns: Columns) => void,
  refused?: (row: Row) => void,
): Promise<number | undefined> {
  const content = files.get(name) ?? new Uint8Array();
  // Not needed twice, and large.
  files.delete(name);
  const file = bundleFiles.find((one) => `${one}.csv` === name);
  const headings = file ? headingsOf(file) : exactly(['propertyName', 'value']);
  try {
    const text = await decodeStandard(content, encoding, signal);
    const wide = file && wideRulesOf(file);
    const rules = { headings, problems, file: name, spreadsheet: false, signal, wide };
    return await readTable(text, refused ? { ...rules, refused } : rules, work);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    // A file without lines is allowed in a bundle.
    if (error.code === 'EMPTY_FILE' && name !== manifest) return 0;
    problems.add({ file: name, line: error.line }, error.column, error.code, error.value, error.message, error.near);
    return undefined;
  }
}

/** What is in the bundle, as it says itself; undefined when it cannot be read, or is of another version, which is said. */
async function readManifest(
  files: Map<string, Uint8Array>,
  encoding: RegisterEncoding | null,
  problems: Problems,
  signal: AbortSignal | undefined,
): Promise<Map<string, string> | undefined> {
  const values = new Map<string, string>();
  let line = 1;
  const lines = await eachLine(files, manifest, encoding, problems, signal, ({ at, cell }) => {
    const property = cell('propertyName') ?? '';
    values.set(property, cell('value') ?? '');
    if (property === 'oneroster.version') ({ line } = at);
  });
  const version = values.get('oneroster.version') ?? '';
  if (lines === undefined) return undefined;
  if (/^1\.2(\.|$)/.test(version)) return values;
  const seen = version === '' ? 'no oneroster.version' : `oneroster.version "${cut(version)}"`;
  const message = `manifest.csv says ${seen}. Only 1.2 is read, and nothing else was looked at: export the bundle as OneRoster 1.2.`;
  problems.add({ file: manifest, line }, 'value', 'WRONG_VERSION', version, message);
  return undefined;
}
