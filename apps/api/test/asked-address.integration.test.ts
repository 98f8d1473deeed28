import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { saveMember, savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let peer: MailServer;
let api: RunningApi;
let at: University;
let other: University;
let admin: string;
beforeAll(async () => {
  peer = await startMailServer();
  api = await startApi({ SMTP_URL: peer.url });
  at = await saveUniversity(api.dataSource.manager, 'Here');
  other = await saveUniversity(api.dataSource.manager, 'Elsewhere');
  admin = await api.cookieOf(at.admin);
});
afterAll(async () => {
  await api.close();
  await peer.close();
});

interface Details {
  askedEmail: string | null;
  member: { email: string; name: string; version: number; active: boolean };
  mails: { kind: string; state: string }[];
}
const fields = '{ askedEmail member { email name version active } mails { kind state } }';
let person: string;
let old: string;
beforeEach(async () => {
  person = await saveMember(api.dataSource.manager, at.institutionId, 'student');
  old = (await details()).member.email;
});

async function details(): Promise<Details> {
  const { data, errors } = await api.ask(
    `query ($institution: ID!, $person: ID!) { memberDetails(institutionId: $institution, personId: $person) ${fields} }`,
    { institution: at.institutionId, person },
    { cookie: admin },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data['memberDetails'] as unknown as Details;
}
async function correct(input: { email?: string; name?: string }): Promise<Reply> {
  const { version } = (await details()).member;
  const reply = await api.ask(
    `mutation ($institution: ID!, $person: ID!, $version: Int!, $input: MemberChanges!) {
       updateMember(institutionId: $institution, personId: $person, version: $version, input: $input) ${fields} }`,
    { institution: at.institutionId, person, version, input },
    { cookie: admin },
  );
  await api.mailIsOut();
  return reply;
}
const codes = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const address = () => `${randomUUID()}@example.org`;
const lettersTo = (to: string) =>
  peer.received.filter((letter) => letter.to.includes(to)).map(({ source }) => textOf(source));
/** Its lines may be wrapped, and signs written as =E9. */
const textOf = (source: string) => source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
const linkIn = (text = '') => /\/reset\/([\w-]+)/.exec(text)?.[1] ?? '';
const reset = (token: string) =>
  api.ask('mutation ($token: String!) { resetPassword(token: $token, password: "ten letters at least") }', { token });

describe('another address for somebody who has no password', () => {
  test('becomes theirs by the link of the letter that goes there, and by no earlier link', async () => {
    const wanted = address();
    const first = address();
    await correct({ email: first });
    const [earlier] = lettersTo(first);
    expect((await correct({ email: wanted })).data).toMatchObject({
      updateMember: { askedEmail: wanted, member: { email: old } },
    });
    expect((await details()).mails.map(({ state }) => state)).toEqual(['SENT', 'DROPPED']);
    expect(codes(await reset(linkIn(earlier)))).toEqual([['LINK_EXPIRED', undefined]]);
    const [letter] = lettersTo(wanted);
    expect((await reset(linkIn(letter))).errors).toEqual([]);
    expect(await details()).toMatchObject({ askedEmail: null, member: { email: wanted, active: true } });
  });

  test('that has an account elsewhere looks the same to the admin who asks; its holder is told, and gets no link', async () => {
    const taken = address();
    const holder = await savePerson(api.dataSource.manager, { email: taken, passwordHash: 'x' });
    await api.dataSource.query(`INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, 'student')`, [
      holder,
      other.institutionId,
    ]);
    const free = address();
    const looks = async (email: string) => {
      const reply = await correct({ email });
      return JSON.stringify([reply.status, reply.data, reply.errors, await details()]).replaceAll(email, 'x');
    };
    const [first, second] = [await looks(free), await looks(taken)];
    // One letter more was dropped by then.
    expect(second.replaceAll(',{"kind":"WELCOME","state":"DROPPED"}', '')).toBe(first);
    const [letter] = lettersTo(taken);
    expect(letter).toContain('Here');
    expect(letter).not.toContain('/reset/');
    const { name } = (await details()).member;
    expect(letter).not.toContain(name);
  });

  test('is nobody’s who got it meanwhile otherwise', async () => {
    const wanted = address();
    await correct({ email: wanted });
    await savePerson(api.dataSource.manager, { email: wanted });
    expect(codes(await reset(linkIn(lettersTo(wanted)[0])))).toEqual([['LINK_EXPIRED', undefined]]);
    expect((await details()).member.email).toBe(old);
  });

  test('of another member here is refused', async () => {
    const [{ email }] = (await api.dataSource.query('SELECT email FROM person WHERE id = $1', [at.enrolled])) as [
      { email: string },
    ];
    expect(codes(await correct({ email }))).toEqual([['CONFLICT', 'input.email']]);
  });

  test('waits also while the name is corrected and when they are let in again, and is taken back with the old one', async () => {
    const wanted = address();
    await correct({ email: wanted });
    expect((await correct({ name: 'Corrected', email: wanted })).data).toMatchObject({
      updateMember: { askedEmail: wanted, member: { name: 'Corrected' } },
    });
    expect(lettersTo(wanted)).toHaveLength(1);
    await api.ask(
      'mutation ($people: PeopleChoice!) { letIn(people: $people) { count } }',
      { people: { institutionId: at.institutionId, personIds: [person] } },
      { cookie: admin },
    );
    await api.mailIsOut();
    expect(lettersTo(wanted)).toHaveLength(2);
    expect(lettersTo(old)).toHaveLength(0);
    expect((await correct({ email: old })).data).toMatchObject({ updateMember: { askedEmail: null } });
    expect(codes(await reset(linkIn(lettersTo(wanted)[1])))).toEqual([['LINK_EXPIRED', undefined]]);
  });

  test('five letters a day, not more', async () => {
    for (let count = 0; count < 5; count++) expect((await correct({ email: address() })).errors).toEqual([]);
    expect(codes(await correct({ email: address() }))).toEqual([['TOO_MANY_ATTEMPTS', 'input.email']]);
  });
});
