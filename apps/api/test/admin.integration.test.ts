import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runAdmin } from '../src/admin/run.ts';
import type { Outcome } from '../src/admin/run.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let university: University;
beforeAll(async () => {
  api = await startApi();
  university = await saveUniversity(api.dataSource.manager, 'University');
});
afterAll(() => api.close());

const admin = (...args: string[]): Promise<Outcome> => runAdmin(args, () => Promise.resolve(api.app));
const done = async (...args: string[]) => {
  const { code, lines } = await admin(...args);
  expect([code, ...lines]).toEqual([0, ...lines]);
  return lines.join('\n');
};
async function addressOf(id: string): Promise<string> {
  const [row] = await api.dataSource.query<{ email: string }[]>('SELECT email FROM person WHERE id = $1', [id]);
  return row?.email ?? '';
}
/** What the audit log says of a person, by whom, newest last. */
const audited = async (id: string): Promise<string[]> => {
  const rows = await api.dataSource.query<{ line: string }[]>(
    `SELECT source || ' ' || coalesce(actor_id::text, 'nobody') || ' ' || array_to_string(ARRAY(SELECT jsonb_object_keys(changes) ORDER BY 1), ',') AS line
     FROM audit_entry WHERE object_id = $1 AND source = 'operator' ORDER BY id`,
    [id],
  );
  return rows.map(({ line }) => line);
};
const viewer = async (cookie: string) => (await api.ask('{ viewer { id } }', {}, { cookie })).data?.['viewer'] ?? null;
const reset = (link: string, password: string) =>
  api.ask('mutation ($t: String!, $p: String!) { resetPassword(token: $t, password: $p) }', {
    t: link.split('/').at(-1),
    p: password,
  });

test('helps without a database, and says what it does not understand', async () => {
  const unreachable = () => Promise.reject(new Error('asked for a database'));
  for (const args of [[], ['--help'], ['suspend', '--help']]) {
    const { code, lines } = await runAdmin(args, unreachable);
    expect([code, lines.join('\n')]).toEqual([0, expect.stringContaining('give-role ROLE ADDRESS')]);
  }
  for (const args of [['dance'], ['toString'], ['suspend'], ['suspend', 'a', 'b'], ['roles', 'x']]) {
    const { code, lines } = await runAdmin(args, unreachable);
    expect([args, code, lines[0]]).toEqual([args, 2, expect.stringMatching(/^BAD_INPUT: /)]);
  }
});

test('refuses with a code', async () => {
  const address = await addressOf(university.student);
  for (const [args, sentence] of [
    [['suspend', 'nobody@example.org'], /^NOT_FOUND: There is no account with the address nobody@example\.org/],
    [['give-role', 'king', address], /^BAD_INPUT: "king" is no role: coordinator or platform_admin/],
    [['take-role', address], /^CONFLICT: .* has no role/],
    [['let-back', address], /^CONFLICT: .* is not closed/],
    [['mail-again', 'x'], /^BAD_INPUT: /],
    [['mail-again', university.student], /^NOT_FOUND: /],
    [['found-institution', '--name', 'A'], /^BAD_INPUT: Usage: /],
    [['found-institution', '--evil'], /^BAD_INPUT: /],
  ] as const) {
    expect([args, await admin(...args)]).toEqual([args, { code: 1, lines: [expect.stringMatching(sentence)] }]);
  }
});

test('gives and takes roles of the platform', async () => {
  const id = university.teaching;
  const address = await addressOf(id);
  expect(await done('roles')).toBe('Nobody has a role of the platform.');
  await done('give-role', 'platform_admin', address.toUpperCase());
  expect(await done('roles')).toMatch(new RegExp(`^platform_admin {2}${address} `));
  await done('give-role', 'coordinator', address);
  await done('take-role', address);
  expect(await done('roles')).toBe('Nobody has a role of the platform.');
  expect(await audited(id)).toEqual(Array(3).fill('operator nobody platform_role'));
});

test('closes an account for good: sign-ins, links and new passwords, until it is let back', async () => {
  const id = university.student;
  const address = await addressOf(id);
  const cookie = await api.cookieOf(id);
  const link = (await done('reset-link', address)).split('\n').at(-1) ?? '';
  expect(await viewer(cookie)).toEqual({ id });
  expect(await done('suspend', address)).toContain('1 sign-in was ended');
  expect(await viewer(cookie)).toBeNull();
  // Neither a link of before, nor one that an institution sends, nor one that the person asks for.
  await api.dataSource.query('UPDATE password_reset SET used_at = NULL WHERE person_id = $1', [id]);
  expect((await reset(link, 'a bridge to Goma')).errors).toMatchObject([{ extensions: { code: 'LINK_EXPIRED' } }]);
  const links = async () =>
    api.dataSource.query('SELECT count(*)::integer AS n FROM password_reset WHERE person_id = $1', [id]);
  const before = await links();
  await api.ask('mutation ($e: String!) { requestPasswordReset(email: $e) }', { e: address });
  await api.mailIsOut();
  expect(await links()).toEqual(before);
  expect((await admin('reset-link', address)).lines).toEqual([expect.stringMatching(/^CONFLICT: .*let-back/)]);
  expect((await admin('give-role', 'coordinator', address)).code).toBe(1);

  await done('let-back', address);
  const anew = (await done('reset-link', address)).split('\n').at(-1) ?? '';
  expect((await reset(anew, 'a bridge to Goma')).errors).toEqual([]);
  expect(await audited(id)).toEqual([
    'operator nobody password_reset',
    'operator nobody closed_by_operator,deactivated_at',
    'operator nobody closed_by_operator,deactivated_at',
    'operator nobody password_reset',
  ]);
});

test('ends every sign-in, and no password', async () => {
  const id = university.admin;
  const cookies = await Promise.all([1, 2].map(() => api.cookieOf(id)));
  const other = await api.cookieOf(university.teaching);
  expect(await done('sign-out', await addressOf(id))).toContain('2 sign-ins were ended');
  expect(await Promise.all(cookies.map(viewer))).toEqual([null, null]);
  expect(await viewer(other)).toEqual({ id: university.teaching });
  expect(await audited(id)).toEqual(['operator nobody sign_in']);
});

test('shows mail that failed, and has it sent again', async () => {
  expect(await done('mail')).toBe('No mail has failed.');
  const { student, institutionId } = university;
  const [notice] = await api.dataSource.query<{ id: string }[]>(
    `INSERT INTO notification (person_id, key, kind, facts, mail_state, mail_attempts) VALUES ($1, 'a', 'moved', '{}', 'failed', 22) RETURNING id`,
    [student],
  );
  await api.dataSource.query(
    `INSERT INTO welcome_mail (institution_id, person_id, batch_id, state, attempts, failure, created_at)
     SELECT $1, $2, gen_random_uuid(), 'failed', 22, '550 no such box', now() - n * interval '1 day' FROM generate_series(1, 2) AS n`,
    [institutionId, student],
  );
  const listed = await done('mail');
  expect(listed).toContain(notice?.id);
  expect(listed).toMatch(/welcome {2}.*22 attempts {2}550 no such box/);
  expect(listed).toMatch(/3 letters failed/);
  expect(await done('mail-again', notice?.id ?? '')).toMatch(/^1 letter is/);
  // Of two letters that let the same person in, one.
  expect(await done('mail-again', 'all')).toMatch(/^1 letter is/);
  expect(await done('mail-again', 'all')).toMatch(/^0 letters are/);
  await api.mailIsOut();
  await api.noticesAreOut();
  const states = await api.dataSource.query(
    `SELECT mail_state AS state FROM notification WHERE person_id = $1 UNION ALL (SELECT state FROM welcome_mail WHERE person_id = $1 ORDER BY created_at)`,
    [student],
  );
  // The api has looked at both again: the notice said nothing, and the student has no role there.
  expect(states).toEqual([{ state: 'none' }, { state: 'failed' }, { state: 'dropped' }]);
  const [{ n }] = await api.dataSource.query<[{ n: number }]>(
    `SELECT count(*)::integer AS n FROM audit_entry WHERE kind = 'mail' AND source = 'operator'`,
  );
  expect(n).toBe(2);
});

test('has letters for passwords, invitations and tokens sent again', async () => {
  const { student, institutionId } = university;
  await api.dataSource.query('DELETE FROM welcome_mail');
  await api.dataSource.query(
    `WITH invited AS (INSERT INTO invitation (institution_id, role, email, most_uses, token_hash, expires_at)
       SELECT $1, 'student', 'invited@example.org', 1, '\\x01', now() + interval '1 day' RETURNING id),
     mail AS (INSERT INTO invitation_mail (invitation_id, state, attempts, failure) SELECT id, 'failed', 22, '451 busy' FROM invited),
     reset AS (INSERT INTO password_reset_mail (email, state, attempts) SELECT email, 'failed', 22 FROM person WHERE id = $2)
     INSERT INTO api_token (person_id, token_hash, name, scopes, expires_at, mail_state, mail_attempts)
     VALUES ($2, '\\x02', 'T', '{timetable:read}', now() + interval '1 day', 'failed', 22)`,
    [institutionId, student],
  );
  const listed = await done('mail');
  expect(listed).toMatch(/invitation {2}invited@example.org .*22 attempts {2}451 busy/);
  for (const kind of ['password', 'token']) expect(listed).toContain(`${kind}  ${await addressOf(student)}`);
  expect(await done('mail-again', 'all')).toMatch(/^3 letters are/);
  await api.mailIsOut();
  const [left] = await api.dataSource.query<unknown[]>(
    `SELECT (SELECT count(*) FROM password_reset_mail)::integer AS resets, (SELECT state FROM invitation_mail) AS invitation,
       (SELECT mail_state FROM api_token WHERE name = 'T') AS token`,
  );
  expect(left).toEqual({ resets: 0, invitation: 'sent', token: 'sent' });
});

test('founds an institution', async () => {
  const said = await done(
    ...['found-institution', '--institution', 'Université de Kisangani', '--name', 'Aline Furaha'],
    ...['--email', 'aline@unikis.example', '--zone', 'Africa/Lubumbashi'],
  );
  expect(said).toMatch(/is there\. Aline Furaha chooses a password within 7 days at:\nhttp:\/\/\S+\/reset\/\S+$/);
});
