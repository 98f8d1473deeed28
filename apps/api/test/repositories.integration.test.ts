import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { statements } from '#database';
import type { Column, Statement } from '#database';
import { createTestDatabase, disagreements } from '#database/testing';
import type { TestDatabase } from '#database/testing';

/**
 * Every statement of every repository: PostgreSQL parses it against the migrated schema, and the SQL that runs is kept beside its
 * repository, to be reviewed. `UPDATE_QUERIES=1` writes it anew.
 */
const files = globSync('apps/*/src/**/*.repository.ts').sort();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function statementsOf(file: string): Promise<Readonly<Record<string, Statement>>> {
  const { sql }: { sql?: Readonly<Record<string, Statement>> } = await import(pathToFileURL(resolve(file)).href);
  if (!sql) throw new Error(`${file} exports no "sql": declare its statements by statements({ ... }).`);
  return sql;
}

const textOf = (found: Readonly<Record<string, Statement>>) =>
  [
    '-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.',
    ...Object.values(found).map(({ name, declared: { text, params, row } }) => {
      const given = Object.entries(params).map(([parameter, type]) => `${parameter} ${type}`);
      const columns = Object.entries<Column>(row ?? {}).map(
        ([column, type]) => `${column} ${typeof type === 'string' ? type : type.type + type.mark}`,
      );
      return `-- ${name} (${given.join(', ')})${columns.length > 0 ? ` -> ${columns.join(', ')}` : ''}\n${text.trim()};`;
    }),
  ].join('\n\n') + '\n';

test.each(files)('%s: the schema knows its statements, and their types are what they claim', async (file) => {
  const found = await statementsOf(file);
  expect(await disagreements(database.url, Object.values(found))).toEqual([]);
  const kept = file.replace(/\.ts$/, '.sql');
  if (process.env.UPDATE_QUERIES) writeFileSync(kept, textOf(found));
  expect(existsSync(kept) ? readFileSync(kept, 'utf8') : '').toBe(textOf(found));
});

test('no file of statements is left without its repository', () => {
  const kept = globSync('apps/*/src/**/*.repository.sql').sort();
  expect(kept).toEqual(files.map((file) => file.replace(/\.ts$/, '.sql')));
});

describe('a statement that claims what is not so', () => {
  const wrong = statements({
    unknownColumn: { text: 'SELECT surname FROM person', params: {}, row: { surname: 'text' } },
    otherType: { text: 'SELECT version FROM person', params: {}, row: { version: 'text' } },
    notDeclared: { text: 'SELECT id, name FROM person', params: {}, row: { id: 'uuid' } },
    notReturned: { text: 'SELECT id FROM person', params: {}, row: { id: 'uuid', name: 'text' } },
    mayBeNull: { text: 'SELECT erased_at AS at FROM person', params: {}, row: { at: 'timestamptz' } },
    neverNull: { text: 'SELECT name FROM person', params: {}, row: { name: 'text?' } },
    otherParameter: { text: 'DELETE FROM person WHERE id = $1', params: { id: 'text' } },
    fewerParameters: { text: 'DELETE FROM person WHERE id = $1', params: {} },
  });
  test.each(Object.values(wrong))('$name', async (one) => {
    expect(await disagreements(database.url, [one])).toEqual([expect.stringContaining(one.name)]);
  });
  test('an outer join, and a condition, may change what a column of a table is', async () => {
    const right = statements({
      joined: {
        text: 'SELECT room.name FROM session LEFT JOIN room ON room.id = room_id',
        params: {},
        row: { name: 'text?' },
      },
      leftOut: {
        text: 'SELECT erased_at AS at FROM person WHERE erased_at IS NOT NULL',
        params: {},
        row: { at: 'timestamptz!' },
      },
    });
    expect(await disagreements(database.url, Object.values(right))).toEqual([]);
  });
});

test('a statement runs on a data source and in a transaction', async () => {
  const institutions = statements({
    add: {
      text: 'INSERT INTO institution (name) VALUES ($1) RETURNING id',
      params: { name: 'text' },
      row: { id: 'uuid' },
    },
    rename: { text: 'UPDATE institution SET name = $2 WHERE name = $1', params: { from: 'text', to: 'text' } },
    names: { text: 'SELECT name FROM institution', params: {}, row: { name: 'text' } },
  });
  const { dataSource } = database;
  await dataSource.transaction(async (manager) => {
    expect(await institutions.add.first(manager, { name: 'A' })).toEqual({ id: expect.any(String) });
    expect(await institutions.rename.touched(manager, { to: 'B', from: 'A' })).toBe(1);
    expect(await institutions.names.rows(manager, {})).toEqual([{ name: 'B' }]);
  });
  expect(await institutions.names.rows(dataSource, {})).toEqual([{ name: 'B' }]);
  expect(await institutions.rename.touched(dataSource, { from: 'A', to: 'C' })).toBe(0);
  await expect(institutions.names.touched(dataSource, {})).rejects.toThrow('"names" is no UPDATE or DELETE.');
});
