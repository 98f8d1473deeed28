import { describe, expect, test } from '@jest/globals';
import { isLasting } from './lasting.ts';

describe('a module of an integration test', () => {
  test.each([
    'file:///ikiraro/apps/api/src/app.ts',
    'file:///ikiraro/libs/database/src/index.ts',
    'file:///ikiraro/migrations/1-first.ts',
    'file:///ikiraro/node_modules/typeorm/index.mjs',
    '/ikiraro/node_modules/pg/test/index.js',
    'node:fs',
  ])('stays with the worker: %s', (key) => {
    expect(isLasting(key)).toBe(true);
  });

  test.each([
    'file:///ikiraro/apps/api/test/world.ts',
    'file:///ikiraro/apps/web/src/api/in-time.integration.test.ts',
    'file:///ikiraro/test/setup/mail-server.ts',
    'file:///ikiraro/tools/postgres/index.ts',
    '@jest/globals//ikiraro/apps/api/src/app.test.ts',
  ])('is loaded anew for each file: %s', (key) => {
    expect(isLasting(key)).toBe(false);
  });
});
