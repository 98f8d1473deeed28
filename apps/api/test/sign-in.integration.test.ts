import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id email } }';
const viewer = '{ viewer { id } }';
const right = 'a right password';

let api: RunningApi;
let email: string;
let personId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM rate_limit');
  personId = await savePerson(api.dataSource.manager, { passwordHash: await hashPassword(right) });
  [{ email }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [personId]);
});

const codes = (reply: Reply) => reply.errors.map(({ extensions }) => extensions.code);
const setCookie = (reply: Reply) => reply.headers.getSetCookie()[0] ?? '';
const cookieFrom = (reply: Reply) => setCookie(reply).split(';')[0] ?? '';
const whoIs = async (cookie: string) => (await api.ask(viewer, {}, { cookie })).data;

describe('signing in', () => {
  test('gives an http-only cookie that stands for the person; the address may be typed in capitals', async () => {
    const reply = await api.ask(signIn, { email: ` ${email.toUpperCase()} `, password: right });
    expect(reply.data).toEqual({ signIn: { id: personId, email } });
    expect(setCookie(reply)).toMatch(/^ikiraro=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await whoIs(cookieFrom(reply))).toEqual({ viewer: { id: personId } });
  });

  test('keeps only a hash of the token', async () => {
    const cookie = cookieFrom(await api.ask(signIn, { email, password: right }));
    const rows = await api.dataSource.query('SELECT sign_in::text AS row FROM sign_in');
    const token = cookie.split('=')[1] ?? '';
    expect(token).not.toBe('');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('a wrong password, an unknown address and an account without a password are told alike', async () => {
    const without = await savePerson(api.dataSource.manager);
    const [{ email: noPassword }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [without]);
    const replies = await Promise.all([
      api.ask(signIn, { email, password: 'wrong password' }),
      api.ask(signIn, { email: 'unknown@example.org', password: right }),
      api.ask(signIn, { email: noPassword, password: 'nobody has this password' }),
      api.ask(signIn, { email: 'no address\0', password: '' }),
    ]);
    for (const reply of replies) {
      expect(codes(reply)).toEqual(['WRONG_CREDENTIALS']);
      expect(reply.body).toBe(replies[0]?.body);
      expect(reply.headers.getSetCookie()).toEqual([]);
    }
  });

  test.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(43)}; ikiraro=b`, '%00', "' OR 1=1"])(
    'the cookie %p stands for nobody',
    async (value) => {
      expect(await whoIs(`ikiraro=${value}`)).toEqual({ viewer: null });
    },
  );
});

describe('signing out', () => {
  test('ends this sign-in only', async () => {
    const [one, two] = await Promise.all([api.cookieOf(personId), api.cookieOf(personId)]);
    const reply = await api.ask('mutation { signOut }', {}, { cookie: one });
    expect(reply.data).toEqual({ signOut: true });
    expect(setCookie(reply)).toMatch(/^ikiraro=; Max-Age=0; Path=\//);
    expect(await whoIs(one)).toEqual({ viewer: null });
    expect(await whoIs(two)).toEqual({ viewer: { id: personId } });
    expect((await api.ask('mutation { signOut }', {}, { cookie: one })).data).toEqual({ signOut: false });
  });

  test('everywhere ends them all and says how many; nobody else is touched', async () => {
    const cookies = await Promise.all([1, 2, 3].map(() => api.cookieOf(personId)));
    const somebodyElse = await api.cookieOf(await savePerson(api.dataSource.manager));
    const reply = await api.ask('mutation { signOutEverywhere }', {}, { cookie: cookies[0] ?? '' });
    expect(reply.data).toEqual({ signOutEverywhere: 3 });
    for (const cookie of cookies) expect(await whoIs(cookie)).toEqual({ viewer: null });
    expect(await whoIs(somebodyElse)).not.toEqual({ viewer: null });
  });
});

describe('thirty days', () => {
  test('slide with use', async () => {
    const cookie = await api.cookieOf(personId);
    const fresh = await api.ask(viewer, {}, { cookie });
    expect(fresh.headers.getSetCookie()).toEqual([]);
    await api.dataSource.query(
      `UPDATE sign_in SET last_used_at = now() - interval '2 days', expires_at = now() + interval '28 days' WHERE person_id = $1`,
      [personId],
    );
    const used = await api.ask(viewer, {}, { cookie });
    expect(cookieFrom(used)).toBe(cookie);
    const [{ days }] = await api.dataSource.query(
      `SELECT round(extract(epoch FROM expires_at - now()) / 86400)::integer AS days FROM sign_in WHERE person_id = $1`,
      [personId],
    );
    expect(days).toBe(30);
  });

  test('unused, they are over', async () => {
    const cookie = await api.cookieOf(personId);
    await api.dataSource.query(`UPDATE sign_in SET expires_at = now() - interval '1 second' WHERE person_id = $1`, [
      personId,
    ]);
    expect(await whoIs(cookie)).toEqual({ viewer: null });
  });
});

describe('guessing', () => {
  /** One document with many guesses. It ends at the first wrong one, since `signIn` is never null. */
  const guess = (count: number) =>
    `mutation { ${Array.from({ length: count }, (_, index) => `a${index}: signIn(email: "${email}", password: "guess ${index}") { id }`).join(' ')} }`;
  const guessing = async (times: number) => {
    const all: string[] = [];
    for (let time = 0; time < times; time += 1) all.push(...codes(await api.ask(guess(5))));
    return all;
  };

  /** As if the wait had only begun: so that a slow machine changes nothing. */
  const waitingAgain = () =>
    api.dataSource.query(
      `UPDATE rate_limit SET expire = (extract(epoch FROM now()) * 1000)::bigint + 60000 WHERE key LIKE 'pace:%'`,
    );
  const waitIsOver = () =>
    api.dataSource.query(`UPDATE rate_limit SET expire = expire - 60000 WHERE key LIKE 'pace:%'`);

  test('ten guesses; then even the right password has to wait, a minute at most', async () => {
    expect(await guessing(10)).toEqual(Array<string>(10).fill('WRONG_CREDENTIALS'));
    await waitingAgain();
    expect(await guessing(2)).toEqual(Array<string>(2).fill('TOO_MANY_ATTEMPTS'));
    const blocked = await api.ask(signIn, { email, password: right });
    expect(codes(blocked)).toEqual(['TOO_MANY_ATTEMPTS']);
    expect(blocked.headers.getSetCookie()).toEqual([]);
    const [{ message, extensions }] = blocked.errors as [Reply['errors'][number]];
    const seconds = extensions.facts?.['seconds'];
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(message).toBe(`Too many attempts. Try again in ${String(seconds)} seconds.`);
  });

  test('aliases in one document count one by one, and right ones are given back', async () => {
    const aliased = Array.from(
      { length: 5 },
      (_, n) => `a${n}: signIn(email: "${email}", password: "${right}") { id }`,
    );
    const document = `mutation { ${aliased.join(' ')} b: signIn(email: "nobody", password: "x") { id } }`;
    const points = async (): Promise<{ points: number }[]> =>
      api.dataSource.query(`SELECT points FROM rate_limit WHERE key LIKE 'signInAddress%'`);
    expect(codes(await api.ask(document))).toEqual(['WRONG_CREDENTIALS']);
    expect(await points()).toEqual([{ points: 1 }]);
    await guessing(9);
    expect(codes(await api.ask(guess(2)))).toEqual(['WRONG_CREDENTIALS']);
    await waitingAgain();
    expect(codes(await api.ask(guess(1)))).toEqual(['TOO_MANY_ATTEMPTS']);
    expect(await points()).toEqual([{ points: 12 }]);
  });

  test('another account is not blocked by it, and time unblocks', async () => {
    await guessing(10);
    await waitingAgain();
    const other = await savePerson(api.dataSource.manager, { passwordHash: await hashPassword(right) });
    const [{ email: otherEmail }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [other]);
    expect(codes(await api.ask(signIn, { email: otherEmail, password: right }))).toEqual([]);
    await waitIsOver();
    expect(codes(await api.ask(signIn, { email, password: right }))).toEqual([]);
  });

  test('a wait from a clock that was hours ahead keeps nobody out', async () => {
    await guessing(10);
    await api.dataSource.query('UPDATE rate_limit SET expire = expire + 3 * 3600000');
    expect(codes(await api.ask(signIn, { email, password: right }))).toEqual([]);
  });

  test('requests side by side are counted too', async () => {
    const replies = await Promise.all(
      Array.from({ length: 14 }, (_, index) => api.ask(signIn, { email, password: `guess ${index}` })),
    );
    // Were it slow, an eleventh would have waited for its 5 s.
    const guesses = replies.flatMap(codes).filter((code) => code === 'WRONG_CREDENTIALS').length;
    expect(guesses).toBeGreaterThanOrEqual(10);
    expect(guesses).toBeLessThan(14);
  });

  test('the waits grow, and none is longer than a minute', async () => {
    await guessing(9);
    const waits: number[] = [];
    for (let time = 0; time < 7; time += 1) {
      await waitIsOver();
      const before = Date.now();
      expect(await guessing(1)).toEqual(['WRONG_CREDENTIALS']);
      const after = Date.now();
      const [{ expire }] = await api.dataSource.query(`SELECT expire FROM rate_limit WHERE key LIKE 'pace:%'`);
      const wait = [5, 10, 20, 40, 60].find((seconds) => {
        const begun = Number(expire) - seconds * 1_000;
        return begun >= before && begun <= after;
      });
      waits.push(wait ?? NaN);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
    await waitIsOver();
    expect(codes(await api.ask(signIn, { email, password: right }))).toEqual([]);
  });

  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

  test('a guesser slows nobody at another network', async () => {
    await guessing(10);
    await waitingAgain();
    expect(codes(await api.ask(signIn, { email, password: right }, from('203.0.113.7')))).toEqual([]);
    expect(codes(await api.ask(signIn, { email, password: right }))).toEqual(['TOO_MANY_ATTEMPTS']);
  });

  test('a thousand networks have a hundred guesses together, and then one each twenty seconds', async () => {
    const crowd = (guesses: number) =>
      api.dataSource.query(
        `UPDATE rate_limit SET expire = (extract(epoch FROM now()) * 1000)::bigint + $1 * 20000 WHERE key LIKE 'crowd:%'`,
        [guesses],
      );
    expect(codes(await api.ask(signIn, { email, password: 'wrong' }, from('198.51.100.1')))).toEqual([
      'WRONG_CREDENTIALS',
    ]);
    await crowd(98);
    expect(codes(await api.ask(signIn, { email, password: 'wrong' }, from('198.51.100.2')))).toEqual([
      'WRONG_CREDENTIALS',
    ]);
    await crowd(100);
    const refused = await api.ask(signIn, { email, password: right }, from('198.51.100.3'));
    expect(codes(refused)).toEqual(['TOO_MANY_ATTEMPTS']);
    expect(refused.errors[0]?.extensions.facts?.['seconds']).toBeLessThanOrEqual(20);
  });

  describe('a device on which the person has signed in before', () => {
    const deviceIn = (reply: Reply) => (reply.headers.getSetCookie()[1] ?? '').split(';')[0] ?? '';
    const known = async () => deviceIn(await api.ask(signIn, { email, password: right }));
    /** Strangers guess from everywhere, from the network of the device as well. */
    const underAttack = async () => {
      await guessing(10);
      await waitingAgain();
      await api.dataSource.query(`UPDATE rate_limit SET expire = expire + 86400000 WHERE key LIKE 'crowd:%'`);
      await api.dataSource.query(`UPDATE rate_limit SET points = 300 WHERE key LIKE 'signInAddress%'`);
    };

    test('is let in at once while strangers guess', async () => {
      const cookie = await known();
      expect(cookie).toMatch(/^ikiraro-device=[\w-]{22}\.[\w-]{22}$/);
      await underAttack();
      expect(codes(await api.ask(signIn, { email, password: right }))).toEqual(['TOO_MANY_ATTEMPTS']);
      expect(codes(await api.ask(signIn, { email, password: right }, { cookie }))).toEqual([]);
    });

    test('is a PC of several people, whose cookie names none of them', async () => {
      const cookie = await known();
      const other = await savePerson(api.dataSource.manager, { passwordHash: await hashPassword(right) });
      const [{ email: otherEmail }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [other]);
      const both = deviceIn(await api.ask(signIn, { email: otherEmail, password: right }, { cookie }));
      expect(both).toMatch(new RegExp(`^${cookie}\\.[\\w-]{22}$`));
      await underAttack();
      expect(codes(await api.ask(signIn, { email, password: right }, { cookie: both }))).toEqual([]);
    });

    test('is a stranger again once the password is another', async () => {
      const cookie = await known();
      const renewed = await hashPassword('another long one');
      await api.dataSource.query('UPDATE person SET password_hash = $2 WHERE email = $1', [email, renewed]);
      await underAttack();
      expect(codes(await api.ask(signIn, { email, password: 'another long one' }, { cookie }))).toEqual([
        'TOO_MANY_ATTEMPTS',
      ]);
      await api.dataSource.query('UPDATE person SET password_hash = $2 WHERE email = $1', [
        email,
        await hashPassword(right),
      ]);
    });

    test('is slowed by its own wrong guesses', async () => {
      const cookie = await known();
      for (let time = 0; time < 10; time += 1) await api.ask(signIn, { email, password: 'wrong' }, { cookie });
      await waitingAgain();
      expect(codes(await api.ask(signIn, { email, password: right }, { cookie }))).toEqual(['TOO_MANY_ATTEMPTS']);
    });

    test('is none that somebody makes up, and none of somebody else', async () => {
      const other = await savePerson(api.dataSource.manager, { passwordHash: await hashPassword(right) });
      const [{ email: otherEmail }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [other]);
      const theirs = deviceIn(await api.ask(signIn, { email: otherEmail, password: right }));
      const mine = await known();
      const seal = mine.split('.')[1] ?? '';
      await underAttack();
      const made = [
        theirs,
        `ikiraro-device=${'a'.repeat(22)}.${seal}`,
        `ikiraro-device=${'a'.repeat(22)}.${'b'.repeat(22)}`,
      ];
      for (const cookie of [...made, 'ikiraro-device=', 'ikiraro-device=a.b', `${mine}x`]) {
        expect(codes(await api.ask(signIn, { email, password: right }, { cookie }))).toEqual(['TOO_MANY_ATTEMPTS']);
      }
    });
  });

  test('a right password clears the account', async () => {
    await guessing(9);
    expect(codes(await api.ask(signIn, { email, password: right }))).toEqual([]);
    expect(new Set(await guessing(9))).toEqual(new Set(['WRONG_CREDENTIALS']));
  });

  test('one address that tries many accounts is stopped; what it writes into X-Forwarded-For does not help', async () => {
    await api.dataSource.query('DELETE FROM rate_limit');
    const tryFrom = (address: string, index: number) =>
      api.ask(
        signIn,
        { email: `nobody${index}@example.org`, password: 'x' },
        { headers: { 'x-forwarded-for': address } },
      );
    // The proxy adds the real address on the right.
    expect(codes(await tryFrom('198.51.100.1, 203.0.113.7', 0))).toEqual(['WRONG_CREDENTIALS']);
    await api.dataSource.query(`UPDATE rate_limit SET points = 300 WHERE key LIKE 'signInAddress%'`);
    expect(codes(await tryFrom('198.51.100.2, 203.0.113.7', 1))).toEqual(['TOO_MANY_ATTEMPTS']);
    expect(codes(await tryFrom('203.0.113.8', 2))).toEqual(['WRONG_CREDENTIALS']);
  });
});

test('over https the cookie is Secure and has the __Host- prefix', async () => {
  const secure = await startApi({ PUBLIC_ADDRESS: 'https://class.example.org' });
  try {
    await savePerson(secure.dataSource.manager, { passwordHash: await hashPassword(right) });
    const [{ email: address }] = await secure.dataSource.query('SELECT email FROM person');
    const reply = await secure.ask(signIn, { email: address, password: right });
    expect(setCookie(reply)).toMatch(
      /^__Host-ikiraro=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(reply.headers.get('strict-transport-security')).not.toBeNull();
    const { data } = await secure.ask(viewer, {}, { cookie: cookieFrom(reply) });
    expect(data).toMatchObject({ viewer: { id: expect.any(String) } });
  } finally {
    await secure.close();
  }
});
