import type { RegisterEncoding, RegisterKind } from '#database';
import { decode } from './bytes/decode.ts';
import { readCsv } from './csv/files.ts';
import type { Entries } from './entries.ts';
import { noEntries } from './entries.ts';
import { readBundle } from './oneroster/read.ts';
import { FileError } from './problems.ts';
import type { Problems } from './problems.ts';

/**
 * Reads an uploaded file. Its faults, as a whole or in single lines, go to `problems`.
 *
 * @throws {Unsure} when a person has to choose the encoding first
 */
export async function readFile(
  { kind, encoding }: { kind: RegisterKind; encoding: RegisterEncoding | null },
  content: Uint8Array,
  problems: Problems,
  signal?: AbortSignal,
): Promise<Entries> {
  try {
    if (kind === 'oneroster') return await readBundle(content, encoding, problems, signal);
    if (kind === 'experts') throw new Error('a file of the roster is no register');
    return await readCsv(kind, await decode(content, encoding, signal), problems, signal);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    problems.add({ file: null, line: error.line }, error.column, error.code, error.value, error.message, error.near);
    return noEntries(true);
  }
}
