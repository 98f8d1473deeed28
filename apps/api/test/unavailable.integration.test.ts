import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { serviceLimits } from '#database';
import { readConfig } from '#platform';
import { createApiApp } from '../src/app.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
beforeAll(async () => {
  // Shorter than in a service, as each of these tests waits for it; libs/database/src/limits.integration.test.ts tries the limits themselves.
  jest.replaceProperty(serviceLimits, 'lock', 3_000);
  api = await startApi();
  at = await saveUniversity(api.dataSource.manager, 'University');
});
afterAll(() => api.close());

describe('while somebody keeps a row of the database', () => {
  test('those who need it are told to try again, and others go on meanwhile', async () => {
    const id = await saveSession(api.dataSource.manager, at.sectionId, 60 * 24 * 30);
    const cookie = await api.cookieOf(at.admin);
    const holder = api.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT FROM session WHERE id = $1 FOR UPDATE', [id]);
    let waiting = 0;
    const cancelling = Array.from({ length: 15 }, async () => {
      waiting += 1;
      const reply = await api.ask('mutation ($id: ID!) { cancelSession(id: $id) { id } }', { id }, { cookie });
      waiting -= 1;
      return reply;
    });
    // They all hang, and somebody else is answered.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(waiting).toBe(15);
    const meanwhile = await api.ask('{ viewer { id } }', {}, { cookie: await api.cookieOf(at.student) });
    expect(meanwhile).toMatchObject({ errors: [], data: { viewer: { id: at.student } } });
    expect(waiting).toBe(15);
    const replies = await Promise.all(cancelling);
    await holder.rollbackTransaction();
    await holder.release();
    expect(new Set(replies.flatMap(({ errors }) => errors.map(({ extensions: { code } }) => code)))).toEqual(
      new Set(['UNAVAILABLE']),
    );
    const after = await api.ask('mutation ($id: ID!) { cancelSession(id: $id) { id } }', { id }, { cookie });
    expect(after.data).toEqual({ cancelSession: [{ id }] });
  });

  test('a page outside of GraphQL answers 503', async () => {
    const cookie = await api.cookieOf(at.student);
    const holder = api.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE person');
    const answer = await api.get('/files/my-data.json', cookie);
    await holder.rollbackTransaction();
    await holder.release();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  });
});

test('it does not begin on a schema that is newer than it', async () => {
  const { url } = api.dataSource.options as { url: string };
  await api.dataSource.query(`INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Later')`);
  const starting = createApiApp(readConfig({ DATABASE_URL: url, LOG_LEVEL: 'fatal' }));
  await expect(starting).rejects.toThrow(/newer version of Ikiraro: .*Later.*Going back/);
  await api.dataSource.query(`DELETE FROM migration WHERE name = 'Later'`);
});
