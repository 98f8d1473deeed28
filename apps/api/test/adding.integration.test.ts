import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Person } from '#database';
import { Post } from '../src/mail/post.ts';
import { Throttle } from '../src/sign-in/throttle.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

/** Somebody is added by an address: nobody is enlisted, and nothing shows who has an account. */

let api: RunningApi;
let at: University;
let admin: string;
let turn = 0;
beforeAll(async () => {
  api = await startApi({ DEMO: 'true' });
});
afterAll(() => api.close());
beforeEach(async () => {
  turn += 1;
  await api.dataSource.query('DELETE FROM rate_limit');
  at = await saveUniversity(api.dataSource.manager, `Adding ${turn}`);
  admin = await api.cookieOf(at.admin);
});

const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const add = (email: string, more: object = {}) =>
  api.ask(
    'mutation ($input: MemberInput!) { addMember(input: $input) { id name email zone roles active } }',
    { input: { institutionId: at.institutionId, name: 'As typed', email, role: 'STUDENT', language: 'FR', ...more } },
    { cookie: admin },
  );
const listed = () =>
  api.ask(
    `query ($id: ID!) {
       members(institutionId: $id) { nodes { name email zone } totalCount }
       invitations(institutionId: $id) { nodes { email name role state } } }`,
    { id: at.institutionId },
    { cookie: admin },
  );
const lettersTo = async (address: string) => {
  await api.mailIsOut();
  return (await api.app.get(Post).outbox.list()).filter(({ to }) => to.address === address);
};
const mine = async (cookie: string) => {
  const { data } = await api.ask(
    '{ ownInvitations { id role institution { id } } viewer { unreadNotifications memberships { role institution { id } } } }',
    {},
    { cookie },
  );
  return data as unknown as {
    ownInvitations: { id: string }[];
    viewer: { unreadNotifications: number; memberships: object[] };
  };
};
const answer = (cookie: string, input: object) =>
  api.ask(
    'mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { id } }',
    { input },
    { cookie },
  );
/** Somebody who has an account, and no place in this university. */
const stranger = async () => {
  const id = await savePerson(api.dataSource.manager, { name: `Own Name ${turn}` });
  await api.dataSource.query(`UPDATE person SET zone = 'Asia/Tokyo', waking_from = '05:15' WHERE id = $1`, [id]);
  const { email } = await api.dataSource.manager.findOneByOrFail(Person, { id });
  return { id, email, cookie: await api.cookieOf(id) };
};

test('the answer and the lists are the same for an account and for nobody', async () => {
  const { id, email } = await stranger();
  const nobody = `nobody${turn}@example.org`;
  const told = async (address: string) => {
    const replies = [await add(address), await listed()];
    expect(await lettersTo(address)).toHaveLength(1);
    const text = JSON.stringify(replies.map(({ data, errors }) => [data, errors]));
    await api.dataSource.query('DELETE FROM invitation WHERE institution_id = $1', [at.institutionId]);
    return text.replaceAll(address, 'address');
  };
  const known = await told(email);
  expect(known).toBe(await told(nobody));
  expect(known).toContain('"addMember":null');
  expect(known).toContain('As typed');
  for (const own of [`Own Name ${turn}`, 'Tokyo', '05:15', id]) expect(known).not.toContain(own);
  expect(await api.dataSource.query('SELECT FROM membership WHERE person_id = $1', [id])).toEqual([]);
  // Nor does asking too often tell them apart.
  const often = async (address: string) => {
    const codes: string[] = [];
    for (let time = 0; time < 5; time += 1) codes.push(String(refusal(await add(address))[0]?.[0]));
    return codes;
  };
  expect(await often(email)).toEqual(await often(nobody));
  expect((await often(nobody)).at(-1)).toBe('TOO_MANY_ATTEMPTS');
});

describe('somebody who is asked', () => {
  test('reads it in their news, and is a member once they accept', async () => {
    const { cookie, email } = await stranger();
    await add(email, { role: 'LECTURER' });
    const asked = await mine(cookie);
    expect(asked).toMatchObject({
      ownInvitations: [{ role: 'LECTURER', institution: { id: at.institutionId } }],
      viewer: { unreadNotifications: 1, memberships: [] },
    });
    const id = asked.ownInvitations[0]?.id ?? '';
    expect(refusal(await answer(cookie, { id, accepts: true }))).toEqual([['BAD_INPUT', 'input.consent']]);
    const other = await stranger();
    expect(refusal(await answer(other.cookie, { id, accepts: true, consent: true }))).toEqual([
      ['NOT_FOUND', undefined],
    ]);
    expect((await answer(cookie, { id, accepts: true, consent: true })).errors).toEqual([]);
    expect(await mine(cookie)).toMatchObject({
      ownInvitations: [],
      viewer: { unreadNotifications: 0, memberships: [{ role: 'LECTURER', institution: { id: at.institutionId } }] },
    });
    // From now on they are of the institution, and a further role needs no question.
    expect((await add(email)).data).toMatchObject({
      addMember: { name: `Own Name ${turn}`, roles: ['LECTURER', 'STUDENT'] },
    });
    expect(refusal(await add(email))).toEqual([['CONFLICT', 'input.email']]);
  });

  test.each(['in their news', 'by the letter'])('is no member who declines %s', async (way) => {
    const { cookie, email } = await stranger();
    await add(email);
    const [{ id = '' } = {}] = (await mine(cookie)).ownInvitations;
    const token = /invitations\/([\w-]{43})/.exec((await lettersTo(email))[0]?.text ?? '')?.[1];
    const declined =
      way === 'in their news'
        ? await answer(cookie, { id, accepts: false })
        : await api.ask('mutation ($token: String!) { declineInvitation(token: $token) }', { token });
    expect(declined.errors).toEqual([]);
    expect(await mine(cookie)).toMatchObject({ ownInvitations: [], viewer: { memberships: [] } });
    expect(refusal(await answer(cookie, { id, accepts: true, consent: true }))).toEqual([['NOT_FOUND', undefined]]);
    expect(JSON.stringify((await listed()).data)).not.toContain(`Own Name ${turn}`);
  });
});

describe('what somebody unknown writes', () => {
  const accept = async (input: object) => {
    const { data } = await api.ask(
      'mutation ($input: InvitationLinkInput!) { createInvitationLink(input: $input) { path } }',
      { input: { institutionId: at.institutionId, role: 'STUDENT', language: 'FR', days: 7 } },
      { cookie: admin },
    );
    const { path } = (data as unknown as { createInvitationLink: { path: string } }).createInvitationLink;
    return api.ask('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { id } }', {
      input: { token: path.replace('/invitations/', ''), consent: true, ...input },
    });
  };

  test('goes out in no letter', async () => {
    const address = `victim${turn}@example.org`;
    expect((await accept({ email: address, name: 'You have won a prize' })).errors).toEqual([]);
    const [letter] = await lettersTo(address);
    expect(letter).toBeDefined();
    expect(JSON.stringify(letter)).not.toContain('prize');
  });

  test.each([
    'https://evil.example/win',
    'evil.example',
    'Call evil.example now',
    'www.evil',
    'write to me@evil.example',
    'evil。example',
    '<a href=x>',
    'evil/win',
  ])('is no name: %s', async (name) => {
    expect(refusal(await accept({ email: `victim${turn}@example.org`, name }))).toEqual([['BAD_INPUT', 'input.name']]);
    const cookie = (await stranger()).cookie;
    const profile = await api.ask(
      'mutation ($name: String!) { updateProfile(input: { name: $name }) { id } }',
      { name },
      { cookie },
    );
    expect(refusal(profile)).toEqual([['BAD_INPUT', 'input.name']]);
  });

  test.each(['J.P. Nkurunziza', 'Marie-Claire St. Jean', 'N’Djamena O’Brien', 'J. Paul', 'Uwase K.'])(
    'is a name: %s',
    async (name) => {
      const { cookie } = await stranger();
      const { errors } = await api.ask(
        'mutation ($name: String!) { updateProfile(input: { name: $name }) { id } }',
        { name },
        { cookie },
      );
      expect(errors).toEqual([]);
    },
  );
});

test('one link sends so many letters and no more, from wherever it is used', async () => {
  const throttle = api.app.get(Throttle);
  await throttle.count('invitationLink', 'a link', 1_000);
  await expect(throttle.count('invitationLink', 'a link')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  await expect(throttle.count('invitationSender', 'somebody', 2_001)).rejects.toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
  });
});
