import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../data-source.ts';
import { migrate, migrations } from '../migrations.ts';
import { createEmptyDatabase, createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { ArchiveWriter, checkArchive } from './archive.ts';
import { makeBackup, restoreBackup } from './index.ts';
import type { Manifest } from './index.ts';

const deck = 'decks/files/2f0c8d2e-5c5b-4e0e-9a52-0c1d6a1b2c3d';
const image = `decks/images/ab/ab${'0'.repeat(62)}.avif`;
/** Characters that COPY's text format escapes. */
const hardName = 'Université\tde \\N "Goma"\n\\.\nʼœ';

/** Every byte there is, larger than what is held in memory at once. */
const evidence = Buffer.from(Array.from({ length: 2_500_000 }, (_, at) => at % 256));

let source: TestDatabase;
let folder: string;
let file: string;
let manifest: Manifest;
let undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  source = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ikiraro-backup-'));
  await put(folder, deck, 'slides');
  await put(folder, image, '');
  await put(folder, `${image}.webp`, 'made again');
  await put(folder, 'decks/uploads/half', 'half');
  await source.dataSource.query('INSERT INTO institution (name) VALUES ($1)', [hardName]);
  await source.dataSource.query(
    `WITH one AS (INSERT INTO person (email, name, zone, language) VALUES ('expert@example.org', 'Expert', 'UTC', 'fr') RETURNING id),
       expert AS (INSERT INTO expert (person_id) SELECT id FROM one RETURNING person_id)
     INSERT INTO expert_document (id, expert_id, kind, name, type, bytes, content)
     SELECT gen_random_uuid(), person_id, 'cv', 'CV.pdf', 'pdf', $2, $1 FROM expert`,
    [evidence, evidence.length],
  );
  file = join(folder, 'backup.tar.gz');
  manifest = await makeBackup({ ...place(source.url, folder), ticketSecret: 'x'.repeat(32), platform: '1.2.3' });
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  undo = [];
});
afterEach(async () => {
  for (const each of undo.reverse()) await each();
});

const place = (databaseUrl: string, dataDir: string) => ({ databaseUrl, dataDir, file });

async function put(dataDir: string, path: string, text: string): Promise<void> {
  await mkdir(join(dataDir, path, '..'), { recursive: true });
  await writeFile(join(dataDir, path), text);
}

async function emptyPlace(): Promise<{ databaseUrl: string; dataDir: string; file: string }> {
  const database = await createEmptyDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-restored-'));
  undo.push(database.drop, () => rm(dataDir, { recursive: true, force: true }));
  return place(database.url, dataDir);
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query<Row>(sql).finally(() => client.end())).rows;
}

/** Everything that makes up a schema, and in which order triggers run. */
const schema = `
  SELECT conrelid::regclass::text || conname || pg_get_constraintdef(oid) AS thing FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT proname || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', relname, attname, atttypid::regtype, attnotnull) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0
  ORDER BY 1`;

describe('a backup', () => {
  test('is one file, which only its owner can read and any tar can open', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(['backup.tar.gz', 'decks']);
    const listed = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toEqual([...manifest.entries.map(({ name }) => name), 'manifest.json']);
    expect(listed).toEqual(expect.arrayContaining([`files/${deck}`, `files/${image}`, 'secrets/ticket-secret']));
    expect(listed.filter((name) => /upload|\.avif\.webp/.test(name))).toEqual([]);
    expect(execFileSync('tar', ['xzOf', file, `files/${deck}`], { encoding: 'utf8' })).toBe('slides');
  });

  test('does not overwrite another backup, and leaves no file when it fails', async () => {
    const again = { ...place(source.url, folder), ticketSecret: undefined, platform: '' };
    await expect(makeBackup(again)).rejects.toThrow('is there already');
    const { databaseUrl, dataDir } = await emptyPlace();
    const nothing = { ...again, databaseUrl, file: join(dataDir, 'x') };
    await expect(makeBackup(nothing)).rejects.toThrow('nothing to back up');
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('is restored as it was: rows, schema, sequences, files, secret', async () => {
    const to = await emptyPlace();
    const { migrated, ticketSecret } = await restoreBackup(to);
    expect([migrated, ticketSecret]).toEqual([[], 'x'.repeat(32)]);
    expect(await ask(to.databaseUrl, schema)).toEqual(await ask(source.url, schema));
    expect(await ask(to.databaseUrl, 'SELECT name FROM institution')).toEqual([{ name: hardName }]);
    // The trigger was off while rows were copied, and is on again.
    await ask(to.databaseUrl, `UPDATE institution SET name = 'Goma'`);
    expect(await ask(to.databaseUrl, 'SELECT id::integer, action FROM audit_entry ORDER BY id')).toEqual([
      { id: 1, action: 'create' },
      { id: 2, action: 'create' },
      { id: 3, action: 'update' },
    ]);
    const [document] = await ask<{ content: Buffer }>(to.databaseUrl, 'SELECT content FROM expert_document');
    expect(document?.content.equals(evidence)).toBe(true);
    expect(await readFile(join(to.dataDir, deck), 'utf8')).toBe('slides');
    expect((await stat(join(to.dataDir, deck))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(to.dataDir, image), 'utf8')).toBe('');
    expect(await readdir(to.dataDir)).toEqual(['decks']);
  });

  test('of an older schema is migrated after it is restored', async () => {
    const old = await emptyPlace();
    const known = migrations.slice(0, -4);
    const dataSource = await new DataSource({
      ...dataSourceOptions(old.databaseUrl, { applicationName: 'test' }),
      migrations: known,
    }).initialize();
    await dataSource.runMigrations();
    await dataSource.query(`INSERT INTO institution (name) VALUES ('Old')`);
    await dataSource.destroy();
    const oldFile = join(old.dataDir, 'old.tar.gz');
    await makeBackup({ ...old, file: oldFile, ticketSecret: undefined, platform: '0.0.1' });
    const to = { ...(await emptyPlace()), file: oldFile };
    const { migrated } = await restoreBackup(to);
    expect(migrated).toEqual(migrations.slice(-4).map(({ name }) => name));
    expect(await ask(to.databaseUrl, schema)).toEqual(await ask(source.url, schema));
    expect(await ask(to.databaseUrl, 'SELECT name FROM institution')).toEqual([{ name: 'Old' }]);
  });
});

describe('restoring refuses', () => {
  test.each<[string, (whole: Buffer) => Buffer, RegExp]>([
    ['a file that was cut', (whole) => whole.subarray(0, whole.length - 40), /damaged.*Nothing was changed/],
    ['a changed byte', (whole) => changed(whole, 'slides', 'sliden'), /damaged.*2f0c8d2e.*not as it was written/],
    ['a file without its end', (whole) => gzipSync(gunzipSync(whole).subarray(0, -8_192)), /damaged/],
    ['a manifest of another count', (whole) => changed(whole, '"rows": 1\n', '"rows": 2\n'), /1 of 2 rows of \w+ came/],
    ['a later layout', (whole) => changed(whole, '"format": 1', '"format": 2'), /newer version.*with that version/],
    ['something else', () => Buffer.from('a letter'), /damaged or no backup/],
    ['an unknown migration', (whole) => changed(whole, 'FirstClass', 'LastClass_'), /newer version.*LastClass_/],
  ])('%s, and changes nothing', async (_, damage, reason) => {
    const to = await emptyPlace();
    const bad = join(to.dataDir, 'bad.tar.gz');
    await writeFile(bad, damage(await readFile(file)));
    await expect(restoreBackup({ ...to, file: bad })).rejects.toThrow(reason);
    expect(await ask(to.databaseUrl, 'SELECT FROM pg_tables WHERE schemaname = $$public$$')).toEqual([]);
    expect(await readdir(to.dataDir)).toEqual(['bad.tar.gz']);
  });

  test('a file name that leads out of the folder of slides', async () => {
    const to = await emptyPlace();
    const crafted = join(to.dataDir, 'crafted.tar.gz');
    const writer = new ArchiveWriter(crafted);
    await writer.add('files/decks/images/../../../../gone', 1, [Buffer.from('x')]);
    await writer.finish({ ...manifest, tables: [], sequences: [], entries: [...writer.entries] });
    await checkArchive(crafted);
    await expect(restoreBackup({ ...to, file: crafted })).rejects.toThrow(/does not belong/);
  });

  test('a folder or database that is not empty, unless it may be replaced: then all of it is replaced', async () => {
    const full = await createTestDatabase();
    undo.push(() => full.drop());
    await full.dataSource.query(`INSERT INTO institution (name) VALUES ('Here before')`);
    const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-restored-'));
    undo.push(() => rm(dataDir, { recursive: true, force: true }));
    const to = place(full.url, dataDir);
    await expect(restoreBackup(to)).rejects.toThrow(/is not empty: there is something in \w+.*--replace/);
    await put(dataDir, 'decks/files/here-before', 'x');
    const others = await emptyPlace();
    await expect(restoreBackup({ ...others, dataDir })).rejects.toThrow(/decks is not empty/);
    // A backup that turns out damaged half-way leaves the present data.
    const bad = join(dataDir, 'bad.tar.gz');
    await writeFile(bad, changed(await readFile(file), '"rows": 1\n', '"rows": 2\n'));
    await expect(restoreBackup({ ...to, file: bad, replace: true })).rejects.toThrow(/damaged/);
    expect(await ask(full.url, 'SELECT name FROM institution')).toEqual([{ name: 'Here before' }]);
    expect(await readFile(join(dataDir, 'decks/files/here-before'), 'utf8')).toBe('x');
    await full.dataSource.destroy();
    await restoreBackup({ ...to, replace: true });
    expect(await ask(full.url, 'SELECT name FROM institution')).toEqual([{ name: hardName }]);
    expect((await readdir(join(dataDir, 'decks'))).sort()).toEqual(['files', 'images']);
    expect(await readdir(join(dataDir, 'decks/files'))).toEqual([deck.split('/').at(-1)]);
  });

  test('a database of another program', async () => {
    const to = await emptyPlace();
    await ask(to.databaseUrl, 'CREATE TABLE theirs (id integer)');
    await expect(restoreBackup({ ...to, replace: true })).rejects.toThrow(/not Ikiraro's/);
  });
});

test('old code does not migrate a newer schema', async () => {
  const newer = await createTestDatabase();
  undo.push(() => newer.drop());
  await newer.dataSource.query(`INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
  await expect(migrate(newer.dataSource)).rejects.toThrow(
    /belongs to a newer version of Ikiraro: .*Later9999999999999.*Start the newer version.*Going back/,
  );
});

/** The same backup with a word replaced by another of the same length. Only gzip's checksum fits. */
const changed = (whole: Buffer, from: string, to: string): Buffer =>
  gzipSync(Buffer.from(gunzipSync(whole).toString('latin1').replace(from, to), 'latin1'));
