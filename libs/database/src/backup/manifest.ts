import * as v from 'valibot';

/** Version of this layout of the file; a higher one is refused. */
export const formatVersion = 1;

export const manifestName = 'manifest.json';
export const secretName = 'secrets/ticket-secret';

const identifier = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]{0,62}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const schema = v.object({
  format: v.literal(formatVersion),
  /** Version of the platform that wrote it. */
  platform: v.string(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Version of its PostgreSQL. */
  postgres: v.string(),
  /** Names of the migrations that were applied: the version of the schema. */
  migrations: v.pipe(v.array(v.string()), v.minLength(1)),
  tables: v.array(v.object({ name: identifier, columns: v.array(identifier), rows: count })),
  sequences: v.array(v.object({ name: identifier, value: v.pipe(v.string(), v.digits()), isCalled: v.boolean() })),
  /** Everything else in the file, in order. */
  entries: v.array(v.object({ name: v.string(), bytes: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
});

/** The description of a backup. It is the last entry, so that a truncated file has none. */
export type Manifest = v.InferOutput<typeof schema>;

/** An error that the operator can act upon: its message says what is wrong, where, and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** @throws {BackupError} for text that is no manifest, or one of a later layout */
export function readManifest(text: string, file: string): Manifest {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw damaged(file, 'its manifest cannot be read');
  }
  const later = v.safeParse(v.object({ format: v.pipe(v.number(), v.minValue(formatVersion + 1)) }), said);
  if (later.success) {
    throw new BackupError(`${file} was made by a newer version of Ikiraro. Restore it with that version.`);
  }
  const manifest = v.safeParse(schema, said);
  if (!manifest.success) throw damaged(file, 'its manifest is not one of ours');
  return manifest.output;
}

export const damaged = (file: string, how: string): BackupError =>
  new BackupError(`${file} is damaged or no backup of Ikiraro: ${how}. Nothing was changed. Use another backup.`);

export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}`;

/** @returns the table whose rows an entry holds */
export const tableOf = (entry: string): string | undefined => /^tables\/([a-z0-9_]+)\/\d{6,}$/.exec(entry)?.[1];

/** Names of files and images that may be restored; no other path is written to. */
const deckFile = /^decks\/(files\/[0-9a-f-]{36}|images\/[0-9a-f]{2}\/[0-9a-f]{64}\.(webp|avif))$/;

export const isDeckFile = (path: string): boolean => deckFile.test(path);
