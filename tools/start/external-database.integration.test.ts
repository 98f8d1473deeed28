import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createEmptyDatabase } from '../../libs/database/src/testing.ts';
import { freePort } from '../../test/setup/ports.ts';
import { checkExternalDatabase } from './external-database.ts';

const url = (change: (url: URL) => void): string => {
  const copy = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  change(copy);
  return copy.href;
};

describe('an external PostgreSQL', () => {
  test('that can be used is accepted', async () => {
    await expect(checkExternalDatabase(url(() => undefined))).resolves.toBeUndefined();
  });

  test('that refuses the password is named without the password', async () => {
    const wrong = url((each) => (each.password = 'a-wrong-secret'));
    const refusal = checkExternalDatabase(wrong);
    await expect(refusal).rejects.toMatchObject({ remedy: 'It refuses the password: correct DATABASE_URL.' });
    await expect(refusal).rejects.not.toThrow('a-wrong-secret');
  });

  test('without that database says so', async () => {
    await expect(checkExternalDatabase(url((each) => (each.pathname = '/nowhere')))).rejects.toMatchObject({
      message: expect.stringContaining('/nowhere (DATABASE_URL) cannot be used'),
      remedy: expect.stringContaining('does not exist'),
    });
  });

  test('where nothing listens says so', async () => {
    const port = await freePort();
    await expect(checkExternalDatabase(url((each) => (each.port = String(port))))).rejects.toMatchObject({
      remedy: expect.stringContaining('Nothing listens there'),
    });
  });

  test('that cannot sort names says what it lacks', async () => {
    const empty = await createEmptyDatabase();
    const client = new pg.Client({ connectionString: empty.url });
    await client.connect();
    await client.query('DROP COLLATION pg_catalog."und-x-icu"').finally(() => client.end());
    await expect(checkExternalDatabase(empty.url)).rejects.toMatchObject({
      message: expect.stringContaining('lacks ICU'),
      remedy: expect.stringContaining('ICU'),
    });
    await empty.drop();
  });
});
