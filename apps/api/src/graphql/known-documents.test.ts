import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { KnownDocuments } from './known-documents.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ikiraro-documents-'));
  file = join(directory, 'list.json');
});
afterEach(() => rm(directory, { recursive: true }));

const write = async (texts: object | string, seconds = 1) => {
  await writeFile(file, typeof texts === 'string' ? texts : JSON.stringify(texts));
  await utimes(file, seconds, seconds);
};

test('production answers documents by their id only', async () => {
  await write({ 'sha256:1': '{ a }' });
  const known = new KnownDocuments(false, file);
  expect(known.textOf({ documentId: 'sha256:1', query: '{ b }' })).toBe('{ a }');
  expect(() => known.textOf({ query: '{ b }' })).toThrow('Only the documents of the pages are answered');
  expect(() => known.textOf({})).toThrow('Only the documents');
  for (const documentId of ['sha256:2', '', '__proto__', 'constructor', 1, {}, ['sha256:1']]) {
    expect(() => known.textOf({ documentId })).toThrow('Load the page again.');
  }
});

test('production does not start without its list', () => {
  expect(() => new KnownDocuments(false, file)).toThrow('npm run build');
});

test('development answers any document, and reads the list again when it was written anew', async () => {
  const known = new KnownDocuments(true, file);
  expect(known.textOf({ query: '{ b }' })).toBe('{ b }');
  expect(() => known.textOf({ documentId: 'sha256:1' })).toThrow('not known here');
  await write({ 'sha256:1': '{ a }' });
  expect(known.textOf({ documentId: 'sha256:1' })).toBe('{ a }');
  await write('{ half', 2);
  expect(() => known.textOf({ documentId: 'sha256:2' })).toThrow('not known here');
  expect(known.textOf({ documentId: 'sha256:1' })).toBe('{ a }');
});
