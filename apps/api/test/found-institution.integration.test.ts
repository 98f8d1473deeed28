import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { foundInstitution } from '../src/admin/found-institution.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const founding = {
  institution: 'Université de Goma',
  adminName: 'Aline Furaha',
  adminEmail: 'aline@unigom.example',
  zone: 'Africa/Lubumbashi',
  language: 'fr' as const,
};

describe('founding an institution', () => {
  test('lets its first admin choose a password, sign in and manage it', async () => {
    const link = await foundInstitution(api.app, founding);
    const token = link.split('/').at(-1);
    const password = 'a bridge to Goma';
    const reset = await api.ask('mutation ($t: String!, $p: String!) { resetPassword(token: $t, password: $p) }', {
      t: token,
      p: password,
    });
    expect(reset.errors).toEqual([]);
    const signedIn = await api.ask(
      'mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { memberships { role institution { id name } } } }',
      { e: founding.adminEmail, p: password },
    );
    expect(signedIn.data).toMatchObject({
      signIn: { memberships: [{ role: 'ADMIN', institution: { name: founding.institution } }] },
    });
  });

  test('is done once, also when it is asked for twice, at once or in other letters', async () => {
    const count = async () => (await api.dataSource.query('SELECT count(*)::integer AS n FROM institution'))[0].n;
    const before = await count();
    const again = [1, 2, 3].map((number) =>
      foundInstitution(api.app, {
        ...founding,
        institution: number === 3 ? 'UNIVERSITE DU LAC' : 'Université du Lac',
        adminEmail: `admin${number}@lac.example`,
      }),
    );
    const outcomes = await Promise.allSettled(again);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('there already') });
      }
    }
    expect(await count()).toBe(before + 1);
  });

  test('keeps nothing when something is wrong', async () => {
    const count = async () => (await api.dataSource.query('SELECT count(*)::integer AS n FROM institution'))[0].n;
    const before = await count();
    await expect(
      foundInstitution(api.app, { ...founding, institution: 'Elsewhere', adminEmail: 'not an address' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'input.email' });
    await expect(
      foundInstitution(api.app, { ...founding, institution: 'Elsewhere', zone: 'Africa/Nowhere' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await count()).toBe(before);
  });
});
