import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StatementFamily, statements } from '#database';
import type { Column, Statement } from '#database';
import { createTestDatabase, disagreements } from '#database/testing';
import type { TestDatabase } from '#database/testing';
import { by, when } from '../src/graphql/list-declaration.ts';
import { listOf } from '../src/graphql/list.ts';

/**
 * Every statement of every repository: PostgreSQL parses it against the migrated schema, and the SQL that runs is kept beside its
 * repository, to be reviewed. Of a family all that its proof names are parsed, and some kept. `UPDATE_QUERIES=1` writes them anew.
 */
const files = globSync('apps/*/src/**/*.repository.ts').sort();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Declared = Statement | StatementFamily<never>;

async function statementsOf(file: string): Promise<Declared[]> {
  const { sql }: { sql?: Readonly<Record<string, Declared>> } = await import(pathToFileURL(resolve(file)).href);
  if (!sql) throw new Error(`${file} exports no "sql": declare its statements by statements({ ... }).`);
  return Object.values(sql);
}

const proven = (one: Declared) => (one instanceof StatementFamily ? one.proven : [one]);
const shown = (one: Declared) => (one instanceof StatementFamily ? one.shown : [one]);

const textOf = (found: readonly Statement[]) =>
  [
    '-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.',
    ...found.map(({ name, declared: { text, params, row } }) => {
      const given = Object.entries(params).map(([parameter, type]) => `${parameter} ${type}`);
      const columns = Object.entries<Column>(row ?? {}).map(
        ([column, type]) => `${column} ${typeof type === 'string' ? type : type.type + type.mark}`,
      );
      return `-- ${name} (${given.join(', ')})${columns.length > 0 ? ` -> ${columns.join(', ')}` : ''}\n${text.trim()};`;
    }),
  ].join('\n\n') + '\n';

test.each(files)('%s: the schema knows its statements, and their types are what they claim', async (file) => {
  const found = await statementsOf(file);
  expect(await disagreements(database.url, found.flatMap(proven))).toEqual([]);
  const text = textOf(found.flatMap(shown));
  const kept = file.replace(/\.ts$/, '.sql');
  if (process.env.UPDATE_QUERIES) writeFileSync(kept, text);
  expect(existsSync(kept) ? readFileSync(kept, 'utf8') : '').toBe(text);
});

/** It would see other rows as they were before it waited, so that two who count under one lock count the same. */
test('no statement counts, or asks whether there is one, while it waits for a lock', async () => {
  const found = (await Promise.all(files.map(statementsOf))).flat().flatMap(proven);
  const locks = found.filter(({ declared: { text } }) => /\bFOR (NO KEY )?UPDATE\b/.test(text));
  expect(locks.length).toBeGreaterThan(20);
  const counting = locks.filter(({ declared: { text } }) => /\bcount\(|\bEXISTS\b/i.test(text));
  expect(counting.map(({ name }) => name)).toEqual([]);
});

test('no file of statements is left without its repository', () => {
  const kept = globSync('apps/*/src/**/*.repository.sql').sort();
  expect(kept).toEqual(files.map((file) => file.replace(/\.ts$/, '.sql')));
});

describe('a statement with wrong types', () => {
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

describe('a list with wrong types', () => {
  const list = {
    table: 'cohort',
    from: 'FROM cohort',
    params: { institutionId: 'uuid' },
    where: 'cohort.institution_id = $1',
    filters: {},
    orders: { name: [{ sql: 'cohort.id', type: 'uuid' }] },
    json: { row: `json_build_object('id', cohort.id)` },
  } as const;
  const wrong = [
    listOf()('filter of an unknown column', { ...list, filters: { a: by('uuid', (id) => `cohort.room_id = ${id}`) } }),
    listOf()('filter of another type', { ...list, filters: { a: by('text', (id) => `cohort.campus_id = ${id}`) } }),
    listOf()('filter that is no condition', { ...list, filters: { a: when('cohort.name') } }),
    listOf()('search without a condition', { ...list, search: (word) => `words_like(${word})` }),
    listOf()('key of another type', {
      ...list,
      orders: { ...list.orders, size: [{ sql: 'cohort.name', type: 'int4' }, ...list.orders.name] },
    }),
    listOf()('shape of an unknown column', { ...list, json: { ...list.json, more: 'to_json(cohort.size)' } }),
  ];
  test.each(wrong)('$name', async (family) => {
    expect(await disagreements(database.url, family.proven)).not.toEqual([]);
  });
  test('without the mistake it agrees', async () => {
    expect(await disagreements(database.url, listOf()('list', list).proven)).toEqual([]);
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
