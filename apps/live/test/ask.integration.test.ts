import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { silentLine } from '../../../test/setup/silent-line.ts';
import { ask } from '../src/log/ask.ts';
import { Fixtures } from './fixtures.ts';

let fixtures: Fixtures;
beforeAll(async () => {
  fixtures = await Fixtures.start();
});
afterAll(() => fixtures.stop());

test('one request fails when the network has dropped all idle connections, and the next ones get new connections', async () => {
  const url = new URL(fixtures.database.url);
  const line = await silentLine(Number(url.port));
  url.host = `127.0.0.1:${String(line.port)}`;
  const options = { ...fixtures.database.dataSource.options, url: url.href, poolSize: 5 } as DataSourceOptions;
  const database = await new DataSource(options).initialize();
  try {
    await Promise.all([1, 2, 3, 4, 5].map(() => ask(database, 'It', (db) => db.query('SELECT pg_sleep(0.1)', []))));
    line.mute();
    await expect(ask(database, 'It', (db) => db.query('SELECT 1 AS one', []))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    for (let turn = 0; turn < 3; turn += 1)
      expect(await ask(database, 'It', (db) => db.query('SELECT 1 AS one', []))).toEqual([{ one: 1 }]);
  } finally {
    line.close();
    await database.destroy();
  }
});
