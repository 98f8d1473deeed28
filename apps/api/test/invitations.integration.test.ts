import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Post } from '../src/mail/post.ts';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let admin: string;
let counter = 0;
beforeAll(async () => {
  api = await startApi({ DEMO: 'true', PUBLIC_ADDRESS: 'http://class.example.org:8080' });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM rate_limit');
  at = await saveUniversity(api.dataSource.manager, 'Université du Burundi');
  admin = await api.cookieOf(at.admin);
});

const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const freshAddress = () => `guest${(counter += 1)}@example.org`;
const fields = 'id email role state uses mostUses section { id title }';
const invite = (more: object) =>
  api.ask(
    `mutation ($input: InviteInput!) { invite(input: $input) { ${fields} } }`,
    { input: { institutionId: at.institutionId, role: 'STUDENT', language: 'FR', ...more } },
    { cookie: admin },
  );
const createLink = async (more: object = {}) => {
  const { data, errors } = await api.ask(
    `mutation ($input: InvitationLinkInput!) { createInvitationLink(input: $input) { path invitation { ${fields} } } }`,
    { input: { institutionId: at.institutionId, role: 'STUDENT', language: 'FR', days: 7, ...more } },
    { cookie: admin },
  );
  expect(errors).toEqual([]);
  const { path, invitation } = (
    data as unknown as { createInvitationLink: { path: string; invitation: { id: string } } }
  ).createInvitationLink;
  return { token: path.replace('/invitations/', ''), id: invitation.id };
};
const preview = (token: string) =>
  api.ask(
    `query ($token: String!) { invitation(token: $token) {
      institution { id name } role section { id } email name accountExists language } }`,
    { token },
  );
const accept = (token: string, more: object = {}, cookie?: string) =>
  api.ask(
    `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
      id email name language memberships { role institution { id } } } }`,
    {
      input: {
        token,
        name: 'Aline Nduwimana',
        password: 'a good password',
        zone: 'Africa/Bujumbura',
        language: 'FR',
        consent: true,
        ...more,
      },
    },
    cookie ? { cookie } : {},
  );
const lettersTo = async (address: string) => {
  await api.mailIsOut();
  return (await api.app.get(Post).outbox.list()).filter(({ to }) => to.address === address);
};
const tokenOf = (text = '') =>
  /http:\/\/class\.example\.org:8080\/invitations\/([\w-]{43})\n/.exec(text)?.[1] ?? 'none';
const tokenFor = async (address: string) => tokenOf((await lettersTo(address))[0]?.text);
const cookieIn = ({ headers }: Reply) => /ikiraro=[\w-]{43}/.exec(headers.get('set-cookie') ?? '')?.[0];
const invitations = async (more = '') => {
  const { data } = await api.ask(
    `query ($id: ID!) { invitations(institutionId: $id${more}) { nodes { ${fields} } totalCount pageInfo { endCursor } } }`,
    { id: at.institutionId },
    { cookie: admin },
  );
  return (
    data as unknown as {
      invitations: {
        nodes: { id: string; email: string | null; uses: number; state: string }[];
        totalCount: number;
        pageInfo: { endCursor: string };
      };
    }
  ).invitations;
};

describe('an invitation to an address', () => {
  test('comes by letter, shows what it is to, makes the account and signs in, once', async () => {
    const address = freshAddress();
    const sent = await invite({ emails: [address.toUpperCase()], sectionId: at.sectionId });
    expect(sent.data).toMatchObject({
      invite: [{ email: address, role: 'STUDENT', state: 'OPEN', uses: 0, mostUses: 1, section: { id: at.sectionId } }],
    });
    const [letter] = await lettersTo(address);
    expect(letter?.subject).toMatch(/^Invitation\u00A0: INF301 Databases II, S\d+ \(Université du Burundi\)$/);
    expect(letter?.text).toMatch(/^Bonjour,\n/);
    const token = tokenOf(letter?.text);
    expect((await preview(token)).data).toEqual({
      invitation: {
        institution: { id: at.institutionId, name: 'Université du Burundi' },
        role: 'STUDENT',
        section: { id: at.sectionId },
        email: address,
        name: '',
        accountExists: false,
        language: 'FR',
      },
    });
    const accepted = await accept(token, { email: 'another@example.org' });
    expect(accepted.data).toEqual({
      acceptInvitation: {
        id: expect.any(String),
        email: address,
        name: 'Aline Nduwimana',
        language: 'FR',
        memberships: [{ role: 'STUDENT', institution: { id: at.institutionId } }],
      },
    });
    const cookie = cookieIn(accepted) ?? '';
    const mine = await api.ask('{ mySections { id viewerIs } }', {}, { cookie });
    expect(mine.data).toEqual({ mySections: [{ id: at.sectionId, viewerIs: 'STUDENT' }] });
    const consents = await api.dataSource.query(
      `SELECT purpose, basis FROM consent JOIN person ON person.id = person_id WHERE email = $1 ORDER BY purpose`,
      [address],
    );
    expect(consents).toEqual([
      { purpose: 'account', basis: 'contract' },
      { purpose: 'transfer_abroad', basis: 'consent' },
    ]);
    for (const again of [await accept(token), await preview(token)]) {
      expect(refusal(again)).toEqual([['LINK_EXPIRED', undefined]]);
    }
    // A person who joined by it and asks again, because the answer was lost, is told that they are in.
    expect((await accept(token, {}, cookie)).errors).toEqual([]);
    const signIn = await api.ask('mutation ($e: String!) { signIn(email: $e, password: "a good password") { id } }', {
      e: address,
    });
    expect(signIn.errors).toEqual([]);
    expect((await invitations()).nodes[0]).toMatchObject({ state: 'USED', uses: 1 });
  });

  test('is opened by one of two who try at once', async () => {
    const address = freshAddress();
    await invite({ emails: [address] });
    const token = await tokenFor(address);
    const replies = await Promise.all([accept(token, { name: 'One' }), accept(token, { name: 'Two' })]);
    expect(replies.flatMap(refusal)).toEqual([['LINK_EXPIRED', undefined]]);
  });

  test('needs a name, a good password, a zone and consent; what is wrong uses nothing up', async () => {
    const address = freshAddress();
    await invite({ emails: [address] });
    const token = await tokenFor(address);
    for (const [more, field] of [
      [{ name: ' ' }, 'name'],
      [{ name: null }, 'name'],
      [{ password: 'short' }, 'password'],
      [{ password: null }, 'password'],
      [{ zone: 'Mars/Base' }, 'zone'],
      [{ consent: false }, 'consent'],
    ] as const) {
      expect(refusal(await accept(token, more))).toEqual([['BAD_INPUT', `input.${field}`]]);
    }
    expect((await accept(token, { language: null })).errors).toEqual([]);
  });

  test('for somebody who has an account: in their language, accepted by signing in, by nobody else', async () => {
    const person = await savePerson(api.dataSource.manager, {
      name: 'Ida',
      passwordHash: await hashPassword('the old password'),
    });
    const [{ email }] = (await api.dataSource.query('SELECT email FROM person WHERE id = $1', [person])) as [
      { email: string },
    ];
    await invite({ emails: [email], role: 'LECTURER', sectionId: at.sectionId });
    const [letter] = await lettersTo(email);
    expect(letter?.subject).toMatch(/^Invitation: INF301/);
    expect(letter?.text).toMatch(/^Hello Ida,\n/);
    const token = tokenOf(letter?.text);
    expect((await preview(token)).data).toMatchObject({ invitation: { accountExists: true } });
    expect(refusal(await accept(token))).toEqual([['NOT_SIGNED_IN', undefined]]);
    const stranger = await api.cookieOf(await savePerson(api.dataSource.manager));
    expect(refusal(await accept(token, {}, stranger))).toEqual([['CONFLICT', 'input.email']]);
    const joined = await accept(token, { name: 'Somebody else' }, await api.cookieOf(person));
    expect(joined.data).toMatchObject({ acceptInvitation: { name: 'Ida', memberships: [{ role: 'LECTURER' }] } });
    const teachers = await api.ask(
      'query ($id: ID!) { section(id: $id) { lecturers { id } } }',
      { id: at.sectionId },
      { cookie: admin },
    );
    expect(JSON.stringify(teachers.data)).toContain(person);
    const password = await api.ask(
      'mutation ($e: String!) { signIn(email: $e, password: "the old password") { id } }',
      { e: email },
    );
    expect(password.errors).toEqual([]);
  });

  test('enters an account that was opened for the address and never used', async () => {
    const waiting = await savePerson(api.dataSource.manager, { name: 'As the register has it' });
    const [{ email }] = (await api.dataSource.query('SELECT email FROM person WHERE id = $1', [waiting])) as [
      { email: string },
    ];
    await invite({ emails: [email] });
    expect((await accept(await tokenFor(email))).data).toMatchObject({
      acceptInvitation: { id: waiting, name: 'Aline Nduwimana' },
    });
  });

  test('a newer letter for the same takes the place of the older one; one can be withdrawn', async () => {
    const address = freshAddress();
    await invite({ emails: [address] });
    const older = await tokenFor(address);
    const { data } = await invite({ emails: [address] });
    const newer = await tokenFor(address);
    expect(newer).not.toBe(older);
    expect(refusal(await accept(older))).toEqual([['LINK_EXPIRED', undefined]]);
    const [{ id }] = (data as unknown as { invite: [{ id: string }] }).invite;
    const revoke = () =>
      api.ask('mutation ($id: ID!) { revokeInvitation(id: $id) { state } }', { id }, { cookie: admin });
    expect((await revoke()).data).toEqual({ revokeInvitation: { state: 'REVOKED' } });
    expect((await revoke()).data).toEqual({ revokeInvitation: { state: 'REVOKED' } });
    expect(refusal(await accept(newer))).toEqual([['LINK_EXPIRED', undefined]]);
    await api.dataSource.query(
      `UPDATE invitation SET revoked_at = NULL, expires_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    expect(refusal(await accept(newer))).toEqual([['LINK_EXPIRED', undefined]]);
    expect((await invitations()).nodes.map(({ state }) => state)).toEqual(['EXPIRED', 'REVOKED']);
  });

  test('a hundred at once; nobody gets a letter when one address is wrong or a member’s', async () => {
    const hundred = Array.from({ length: 100 }, freshAddress);
    const [{ email: member }] = (await api.dataSource.query('SELECT email FROM person WHERE id = $1', [
      at.student,
    ])) as [{ email: string }];
    const before = (await api.app.get(Post).outbox.list()).length;
    const wrong = await invite({ emails: [...hundred.slice(2), 'no address', 'x@'] });
    expect(wrong.errors).toMatchObject([
      { extensions: { code: 'NOT_AN_EMAIL', field: 'input.emails', facts: { addresses: 'no address, x@' } } },
    ]);
    const known = await invite({ emails: [...hundred.slice(1), member.toUpperCase()] });
    expect(known.errors).toMatchObject([
      { extensions: { code: 'CONFLICT', field: 'input.emails', facts: { addresses: member } } },
    ]);
    expect((await invite({ emails: [...hundred, freshAddress()] })).errors).toMatchObject([
      { extensions: { code: 'TOO_MANY', field: 'input.emails', facts: { most: 100, count: 101 } } },
    ]);
    expect(refusal(await invite({ emails: [] }))).toEqual([['BAD_INPUT', 'input.emails']]);
    expect(refusal(await invite({ emails: [freshAddress()], role: 'ADMIN', sectionId: at.sectionId }))).toEqual([
      ['BAD_INPUT', 'input.role'],
    ]);
    await api.mailIsOut();
    expect(await api.app.get(Post).outbox.list()).toHaveLength(before);
    expect((await invitations()).totalCount).toBe(0);
    expect((await invite({ emails: hundred })).errors).toEqual([]);
    await api.mailIsOut();
    expect(await api.app.get(Post).outbox.list()).toHaveLength(before + 100);
    const first = await invitations(', first: 60');
    const rest = await invitations(`, first: 60, after: "${first.pageInfo.endCursor}"`);
    expect(new Set([...first.nodes, ...rest.nodes].map(({ email }) => email))).toEqual(new Set(hundred));
  });

  test('into a section of another university, or one that is over, goes to nobody', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const emails = [freshAddress()];
    expect(refusal(await invite({ emails, sectionId: other.sectionId }))).toEqual([['NOT_FOUND', undefined]]);
    await api.dataSource.query(`UPDATE section SET state = 'finished' WHERE id = $1`, [at.sectionId]);
    expect(refusal(await invite({ emails, sectionId: at.sectionId }))).toEqual([['CONFLICT', 'input.sectionId']]);
  });
});

describe('a link', () => {
  test('lets people who are signed in join, as often as it says and no oftener, twenty at once', async () => {
    const { token, id } = await createLink({ mostUses: 5, sectionId: at.sectionId });
    const people = await Promise.all(Array.from({ length: 20 }, () => savePerson(api.dataSource.manager)));
    const cookies = await Promise.all(people.map((person) => api.cookieOf(person)));
    const replies = await Promise.all(cookies.map((cookie) => accept(token, {}, cookie)));
    expect(replies.filter(({ errors }) => errors.length === 0)).toHaveLength(5);
    expect(new Set(replies.flatMap(refusal).map(([code]) => code))).toEqual(new Set(['LINK_EXPIRED']));
    const [counted] = await api.dataSource.query(
      `SELECT (SELECT count(*)::integer FROM membership WHERE institution_id = $1 AND person_id = ANY($2)) AS members,
         (SELECT count(*)::integer FROM enrolment WHERE section_id = $3 AND via = 'link') AS enrolled`,
      [at.institutionId, people, at.sectionId],
    );
    expect(counted).toEqual({ members: 5, enrolled: 5 });
    const [listed] = (await invitations()).nodes;
    expect(listed).toMatchObject({ id, email: null, uses: 5, state: 'USED' });
  });

  test('counts a person once, also when they come twice', async () => {
    const { token } = await createLink({ mostUses: 2, sectionId: at.sectionId });
    const person = await savePerson(api.dataSource.manager);
    const cookie = await api.cookieOf(person);
    for (let round = 0; round < 2; round += 1) {
      expect((await accept(token, {}, cookie)).errors).toEqual([]);
      await api.ask('mutation ($s: ID!) { leaveSection(sectionId: $s) { id } }', { s: at.sectionId }, { cookie });
    }
    expect((await invitations()).nodes[0]).toMatchObject({ uses: 1, state: 'OPEN' });
    // An admin's decision is not undone by it.
    await api.ask(
      'mutation ($i: ID!, $p: ID!) { removeMember(institutionId: $i, personId: $p) }',
      { i: at.institutionId, p: person },
      { cookie: admin },
    );
    expect(refusal(await accept(token, {}, cookie))).toEqual([['LINK_EXPIRED', undefined]]);
  });

  test('sends a letter to the address that is typed, known or not, and says nothing about it', async () => {
    const { token } = await createLink({ mostUses: 1, sectionId: at.sectionId });
    const person = await savePerson(api.dataSource.manager, { passwordHash: await hashPassword('the old password') });
    const [{ email: known }] = (await api.dataSource.query('SELECT email FROM person WHERE id = $1', [person])) as [
      { email: string },
    ];
    const unknown = freshAddress();
    const replies = [await accept(token, { email: known }), await accept(token, { email: unknown })];
    expect(replies.map(({ body }) => body)).toEqual([
      '{"data":{"acceptInvitation":null}}\n',
      '{"data":{"acceptInvitation":null}}\n',
    ]);
    expect(replies.map(cookieIn)).toEqual([undefined, undefined]);
    expect(await api.dataSource.query('SELECT FROM membership WHERE person_id = $1', [person])).toEqual([]);
    expect(await api.dataSource.query('SELECT FROM person WHERE email = $1', [unknown])).toEqual([]);
    expect(await lettersTo(known)).toHaveLength(1);
    // The letter goes on: the link's one use is the first one's who follows theirs.
    const letter = await tokenFor(unknown);
    expect((await preview(letter)).data).toMatchObject({
      invitation: { email: unknown, name: 'Aline Nduwimana', accountExists: false },
    });
    expect((await accept(letter, { name: null })).data).toMatchObject({
      acceptInvitation: { email: unknown, name: 'Aline Nduwimana' },
    });
    expect(refusal(await accept(await tokenFor(known), {}, await api.cookieOf(person)))).toEqual([
      ['LINK_EXPIRED', undefined],
    ]);
    const { nodes, totalCount } = await invitations();
    expect(totalCount).toBe(1);
    expect(nodes).toMatchObject([{ email: null, uses: 1, state: 'USED' }]);
  });

  test('sends three letters an hour to one address, and none for a malformed one', async () => {
    const { token } = await createLink();
    const email = freshAddress();
    for (let round = 0; round < 3; round += 1) expect((await accept(token, { email })).errors).toEqual([]);
    expect(refusal(await accept(token, { email }))).toEqual([['TOO_MANY_ATTEMPTS', undefined]]);
    expect(refusal(await accept(token, { email: 'x' }))).toEqual([['BAD_INPUT', 'input.email']]);
    expect(refusal(await accept(token, { email: null }))).toEqual([['BAD_INPUT', 'input.email']]);
    expect(await lettersTo(email)).toHaveLength(3);
  });

  test('that is withdrawn takes the letters it has sent with it', async () => {
    const { token, id } = await createLink();
    const email = freshAddress();
    await accept(token, { email });
    await api.ask('mutation ($id: ID!) { revokeInvitation(id: $id) { state } }', { id }, { cookie: admin });
    expect(refusal(await accept(await tokenFor(email)))).toEqual([['LINK_EXPIRED', undefined]]);
  });

  test('into a full section: the waiting list, or nothing at all', async () => {
    const { token } = await createLink({ sectionId: at.sectionId });
    await api.dataSource.query('UPDATE section SET capacity = 1 WHERE id = $1', [at.sectionId]);
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(async () => api.cookieOf(await savePerson(api.dataSource.manager))),
    );
    expect((await accept(token, {}, first)).errors).toEqual([]);
    const place = await api.ask(
      'query ($id: ID!) { section(id: $id) { viewerWaitsAt } }',
      { id: at.sectionId },
      {
        cookie: first ?? '',
      },
    );
    expect(place.data).toEqual({ section: { viewerWaitsAt: 1 } });
    await api.dataSource.query('UPDATE section SET waiting_list = false WHERE id = $1', [at.sectionId]);
    expect((await accept(token, {}, second)).errors).toMatchObject([
      { extensions: { code: 'CONFLICT', facts: { capacity: 1 } } },
    ]);
    await api.dataSource.query(`UPDATE section SET state = 'finished' WHERE id = $1`, [at.sectionId]);
    expect((await accept(token, {}, third)).errors).toMatchObject([
      { extensions: { code: 'CONFLICT', facts: { state: 'finished' } } },
    ]);
    const nobody = await api.ask('{ viewer { memberships { role } } }', {}, { cookie: second ?? '' });
    expect(nobody.data).toEqual({ viewer: { memberships: [] } });
    expect((await invitations()).nodes[0]).toMatchObject({ uses: 1 });
  });

  test('does not let in whom an admin has suspended', async () => {
    const { token } = await createLink({ role: 'LECTURER' });
    const suspended = await saveMember(api.dataSource.manager, at.institutionId, 'student');
    await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [suspended]);
    expect(refusal(await accept(token, {}, await api.cookieOf(suspended)))).toEqual([['CONFLICT', 'input.token']]);
  });

  test.each([
    [{ role: 'ADMIN' }, 'role'],
    [{ days: 0 }, 'days'],
    [{ days: 91 }, 'days'],
    [{ mostUses: 0 }, 'mostUses'],
  ])('%j is refused', async (more, field) => {
    const reply = await api.ask(
      'mutation ($input: InvitationLinkInput!) { createInvitationLink(input: $input) { path } }',
      { input: { institutionId: at.institutionId, role: 'STUDENT', language: 'FR', days: 7, ...more } },
      { cookie: admin },
    );
    expect(refusal(reply)).toEqual([['BAD_INPUT', `input.${field}`]]);
  });

  test('is in the database as a hash only, and in no list', async () => {
    const { token } = await createLink();
    const rows = await api.dataSource.query('SELECT invitation::text AS row FROM invitation');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await invitations())).not.toContain(token);
  });
});

test.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}\0`])('the token %j opens nothing', async (token) => {
  expect(refusal(await preview(token))).toEqual([['LINK_EXPIRED', undefined]]);
  expect(refusal(await accept(token))).toEqual([['LINK_EXPIRED', undefined]]);
});

test('guessing tokens is throttled by address; opening good ones is not', async () => {
  const { token } = await createLink();
  const limit = 300;
  const guess = `query { ${Array.from({ length: 10 }, (_, n) => `g${n}: invitation(token: "x${n}") { email }`).join(' ')} }`;
  for (let count = 0; count < limit / 10; count += 1) await api.ask(guess);
  expect(refusal(await preview('another'))).toEqual([['TOO_MANY_ATTEMPTS', undefined]]);
  await api.dataSource.query('DELETE FROM rate_limit');
  for (let count = 0; count < 20; count += 1) expect((await preview(token)).errors).toEqual([]);
  const [{ points }] = (await api.dataSource.query('SELECT max(points)::integer AS points FROM rate_limit')) as [
    { points: number },
  ];
  expect(points).toBe(0);
});
