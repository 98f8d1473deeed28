import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Competences, Expert, MentorOffer, ExpertTransition, Person, PersonSkill } from '#database';
import { Jobs } from '../src/jobs/index.ts';
import { welcomeQueue } from '../src/people/letting-in/queue.ts';
import { importQueue } from '../src/register/queue.ts';
import { loadClassifications } from '../src/classification-lists/load-lists.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson, saveUniversity } from './world.ts';

/** Letters that a real mail server took. */
const letters: { to: string; text: string }[] = [];
let server: SMTPServer;
let api: RunningApi;
let coordinatorId: string;
let coordinator: string;
beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8').replace(/=\r\n/g, '').replaceAll('\r', '');
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  api = await startApi({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'ikiraro@example.org' });
  await loadClassifications(api.dataSource);
  const { manager } = api.dataSource;
  coordinatorId = await savePerson(manager, { platformRole: 'coordinator', language: 'en' });
  coordinator = await api.cookieOf(coordinatorId);
});
afterAll(async () => {
  await api.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(async () => {
  await api.dataSource.query(`DELETE FROM register_import`);
  await api.dataSource.query(`DELETE FROM expert`);
  await api.dataSource.query(`DELETE FROM competences`);
  await api.dataSource.query(`DELETE FROM person WHERE email = 'aline@example.org'`);
  await api.mailIsOut();
  letters.length = 0;
});

interface Import {
  id: string;
  state: string;
  problemCount: number;
  failure: string | null;
  counts: { created: number; updated: number; unchanged: number; kept: number }[];
  changes: {
    label: string;
    action: string;
    fields: { field: string; before: string | null; after: string | null; kept: boolean }[];
  }[];
  problems: { line: number; column: string | null; value: string; code: string; near: string | null }[];
}
const parts = `id state problemCount failure counts { created updated unchanged kept }
  changes { label action fields { field before after kept } } problems { line column value code near }`;

async function upload(content: string | Buffer, cookie = coordinator): Promise<string> {
  const response = await fetch(`${api.url}/files/roster/imports?name=experts.csv`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie, 'sec-fetch-site': 'same-origin' },
    body: Uint8Array.from(Buffer.from(content)),
  });
  const body = (await response.json()) as { id?: string };
  expect([response.status, body]).toEqual([202, { id: expect.any(String) }]);
  await api.app.get(Jobs).idle(importQueue);
  return body.id ?? '';
}
const one = async (id: string): Promise<Import> => {
  const { data, errors } = await api.ask(
    `query ($id: ID!) { rosterImport(id: $id) { ${parts} } }`,
    { id },
    { cookie: coordinator },
  );
  expect(errors).toEqual([]);
  return (data as unknown as { rosterImport: Import }).rosterImport;
};
const check = async (content: string | Buffer) => one(await upload(content));
async function apply(id: string): Promise<Import> {
  const { errors } = await api.ask(
    'mutation ($id: ID!) { applyRosterImport(id: $id) { id } }',
    { id },
    { cookie: coordinator },
  );
  expect(errors).toEqual([]);
  await api.app.get(Jobs).idle(importQueue);
  return one(id);
}
const take = async (content: string | Buffer) => apply((await check(content)).id);
const csv = (...rows: string[][]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
const heading = [
  'email',
  'name',
  'in one line',
  'country of origin',
  'fields of education',
  'skills',
  'languages',
  'offers',
  'weeks free',
];
const aline = [
  'Aline@example.org',
  'Aline Uwase',
  'Biochemist',
  'Rwanda',
  'biochimie',
  'enzymes|a\\|b',
  'French native, en B2',
  'teach; mentor',
  '6',
];
const exported = async () => (await api.get('/files/roster/experts.csv', coordinator)).text();
const emailed = async () => {
  const rows: { email: string }[] = await api.dataSource.query(
    `SELECT person.email FROM welcome_mail JOIN person ON person.id = person_id WHERE institution_id IS NULL ORDER BY person.email`,
  );
  return rows.map(({ email }) => email);
};
async function saveExpert(
  email: string,
  values: Partial<Pick<Expert, 'state' | 'headline' | 'about' | 'originCountry' | 'shows'>> = {},
) {
  const { manager } = api.dataSource;
  const known = await manager.findOneBy(Person, { email });
  const personId =
    known?.id ?? (await savePerson(manager, { email, name: email.split('@')[0] ?? '', passwordHash: 'x' }));
  await manager.insert(Expert, { personId, state: 'verified', ...values });
  return personId;
}

describe('a file of the roster', () => {
  test('is looked through without writing anything', async () => {
    const before = await api.dataSource.manager.count(Person);
    const checked = await check(csv(heading, aline));
    expect(checked).toMatchObject({
      ...{ state: 'CHECKED', problemCount: 0, problems: [] },
      counts: [{ created: 1, updated: 0, unchanged: 0, kept: 0 }],
      changes: [{ label: 'Aline Uwase', action: 'CREATE' }],
    });
    expect([await api.dataSource.manager.count(Person), await api.dataSource.manager.count(Expert)]).toEqual([
      before,
      0,
    ]);
  });

  test('makes drafts with an account, and lets their people in by a letter', async () => {
    expect(await take(csv(heading, aline))).toMatchObject({ state: 'APPLIED', failure: null });
    const { manager } = api.dataSource;
    const person = await manager.findOneByOrFail(Person, { email: 'aline@example.org' });
    expect(person).toMatchObject({ name: 'Aline Uwase', zone: 'Africa/Kigali', language: 'en' });
    expect(await manager.findOneByOrFail(Expert, { personId: person.id })).toMatchObject({
      ...{ state: 'draft', headline: 'Biochemist', originCountry: 'RW', weeksFree: 6, offers: ['teach', 'mentor'] },
      importId: expect.any(String),
    });
    const skills = await manager.find(PersonSkill, { where: { personId: person.id }, order: { place: 'ASC' } });
    expect(skills.map(({ text }) => text)).toEqual(['enzymes', 'a|b']);
    const lists = await api.dataSource.query(
      `SELECT (SELECT json_agg(field_code) FROM person_field WHERE person_id = $1) AS fields,
         (SELECT json_agg(language || ' ' || level ORDER BY place) FROM person_language WHERE person_id = $1) AS languages`,
      [person.id],
    );
    expect(lists).toEqual([{ fields: ['0512'], languages: ['fr native', 'en b2'] }]);
    await api.mailIsOut();
    expect(letters).toEqual([{ to: 'aline@example.org', text: expect.stringMatching(/\/reset\/[\w-]{20,}/) }]);
  });

  test('shows nobody an imported draft: neither coordinators nor others', async () => {
    await take(csv(heading, aline));
    const { id } = await api.dataSource.manager.findOneByOrFail(Person, { email: 'aline@example.org' });
    const asked = await api.ask(
      'query ($id: ID!) { experts { totalCount } expertCard(personId: $id) { headline } }',
      { id },
      { cookie: coordinator },
    );
    expect([asked.body.includes('Biochemist'), asked.errors[0]?.extensions.code]).toEqual([false, 'NOT_FOUND']);
    expect(await exported()).not.toContain('aline@');
  });

  test('says each problem with line, column, value and what may be meant, and cannot be applied', async () => {
    const bad = ['no address', '', 'x'.repeat(121), 'Atlantis', 'biochimi', 'ok', 'français', 'sing', '99'];
    const checked = await check(csv(heading, aline, bad, [...aline.slice(0, 1), 'Again', ...aline.slice(2)]));
    expect(checked.problems.map(({ line, column, code }) => `${line} ${column} ${code}`).sort()).toEqual([
      '3 country of origin UNKNOWN_VALUE',
      '3 email NOT_AN_EMAIL',
      '3 fields of education UNKNOWN_VALUE',
      '3 in one line TOO_LONG',
      '3 languages NOT_A_LANGUAGE',
      '3 name REQUIRED',
      '3 offers UNKNOWN_VALUE',
      '3 weeks free NOT_A_NUMBER',
      '4 email TWICE',
    ]);
    const { errors } = await api.ask(
      'mutation ($id: ID!) { applyRosterImport(id: $id) { id } }',
      { id: checked.id },
      { cookie: coordinator },
    );
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'CONFLICT', facts: { problems: 9 } }]);
  });

  test('a field that is nearly right names the one that may be meant', async () => {
    const { problems } = await check(csv(heading, aline.with(4, 'biochemistri')));
    expect(problems).toMatchObject([{ code: 'UNKNOWN_VALUE', near: '0512 Biochemistry', value: 'biochemistri' }]);
  });

  test.each([
    ['semicolons and a byte order mark', '\uFEFFcourriel;nom;pays d’origine\r\na@example.org;"A; B";RDC\r\n'],
    ['sep=', 'sep=;\r\nCourriel;Nom;Pays d’origine\r\na@example.org;A B;cd\r\n'],
    ['a code without its zero', 'email,name,fields\na@example.org,A B,512\n'],
  ])('is read with %s', async (_, content) => {
    expect(await check(content)).toMatchObject({ state: 'CHECKED', problems: [], counts: [{ created: 1 }] });
  });

  test('asks how a file is to be read that is no UTF-8', async () => {
    const checked = await check(Buffer.from('email,name\nzoe@example.org,Zo\xe9\n', 'latin1'));
    expect(checked.state).toBe('ASKING');
    const { errors } = await api.ask(
      'mutation ($id: ID!) { readRosterImportAs(id: $id, encoding: WINDOWS_1252) { id } }',
      { id: checked.id },
      { cookie: coordinator },
    );
    expect(errors).toEqual([]);
    await api.app.get(Jobs).idle(importQueue);
    expect(await one(checked.id)).toMatchObject({ state: 'CHECKED', changes: [{ label: 'Zoé' }] });
  });
});

describe('people who are there already', () => {
  test('keep what they wrote, and what was empty is filled and on no card', async () => {
    const personId = await saveExpert('ruth@example.org', {
      headline: 'Vet',
      originCountry: null,
      shows: ['countries', 'skills', 'about'],
    });
    const checked = await check(csv(heading, aline.with(0, 'ruth@example.org').with(1, 'Ruth')));
    expect(checked.counts).toMatchObject([{ created: 0, updated: 1, kept: 2 }]);
    expect(checked.changes[0]?.fields).toEqual(
      expect.arrayContaining([
        { field: 'name', before: 'ruth', after: 'Ruth', kept: true },
        { field: 'headline', before: 'Vet', after: 'Biochemist', kept: true },
        { field: 'originCountry', before: null, after: 'RW', kept: false },
      ]),
    );
    await apply(checked.id);
    expect(await api.dataSource.manager.findOneByOrFail(Expert, { personId })).toMatchObject({
      ...{ state: 'verified', headline: 'Vet', originCountry: 'RW', shows: ['about'], weeksFree: 6 },
    });
    expect(await emailed()).not.toContain('ruth@example.org');
  });

  test('who never had a password has written nothing: a second file corrects the first', async () => {
    await take(csv(heading, aline));
    const { changes } = await take(csv(heading, aline.with(2, 'Chemist').with(5, 'NMR')));
    expect(changes).toMatchObject([{ action: 'UPDATE', fields: [{ field: 'headline' }, { field: 'skills' }] }]);
    const { id: personId } = await api.dataSource.manager.findOneByOrFail(Person, { email: 'aline@example.org' });
    expect(await api.dataSource.manager.findOneByOrFail(Expert, { personId })).toMatchObject({ headline: 'Chemist' });
    expect((await api.dataSource.manager.findBy(PersonSkill, { personId })).map(({ text }) => text)).toEqual(['NMR']);
  });

  test('a draft that somebody writes for themselves is not told of, and neither is a profile that was left', async () => {
    await saveExpert('own@example.org', { state: 'draft', headline: 'Secret plans' });
    await saveExpert('gone@example.org', { state: 'left', headline: 'Secret past' });
    const checked = await check(csv(heading, aline.with(0, 'own@example.org'), aline.with(0, 'gone@example.org')));
    expect(checked).toMatchObject({ problemCount: 0, counts: [{ updated: 0, unchanged: 2, kept: 0 }], changes: [] });
    expect(checked.problems.map(({ code }) => code)).toEqual(['OWN_DRAFT', 'HAS_LEFT']);
    expect(JSON.stringify(checked)).not.toContain('Secret');
    await apply(checked.id);
    expect((await api.dataSource.manager.find(Expert)).map(({ headline }) => headline).sort()).toEqual([
      'Secret past',
      'Secret plans',
    ]);
  });

  test('somebody with an account gets a draft, keeps what they know, and is led to it by a letter', async () => {
    const { manager } = api.dataSource;
    const personId = await savePerson(manager, { email: 'known@example.org', name: 'Known', passwordHash: 'x' });
    await manager.insert(Competences, { personId });
    await manager.insert(PersonSkill, { personId, key: 'law', text: 'law', place: 0 });
    await take(csv(heading, aline.with(0, 'known@example.org')));
    expect(await manager.findOneByOrFail(Expert, { personId })).toMatchObject({
      state: 'draft',
      headline: 'Biochemist',
    });
    expect((await manager.findBy(PersonSkill, { personId })).map(({ text }) => text)).toEqual(['law']);
    await api.mailIsOut();
    expect(letters).toEqual([{ to: 'known@example.org', text: expect.stringMatching(/\/expert\n/) }]);
    const mine = await api.ask('{ myExpert { drafted } }', {}, { cookie: await api.cookieOf(personId) });
    expect(mine.data).toEqual({ myExpert: { drafted: true } });
  });

  test('what a mentor is shown to know is not filled in: it would be seen at once', async () => {
    const { manager } = api.dataSource;
    const personId = await saveExpert('mentor@example.org');
    await manager.insert(MentorOffer, { personId, about: '', audiences: ['student'], capacity: 1 });
    const { changes } = await take(csv(heading, aline.with(0, 'mentor@example.org').with(1, 'mentor')));
    const kept = changes[0]?.fields.filter((field) => field.kept).map(({ field }) => field);
    expect(kept).toEqual(['fields', 'skills', 'languages']);
    expect(await manager.countBy(PersonSkill, { personId })).toBe(0);
  });

  test('who closed their account is passed over', async () => {
    const id = await savePerson(api.dataSource.manager, { email: 'closed@example.org' });
    await api.dataSource.manager.update(Person, { id }, { deactivatedAt: new Date() });
    const checked = await check(csv(heading, aline.with(0, 'closed@example.org')));
    expect(checked).toMatchObject({ counts: [{ created: 0, unchanged: 1 }], problems: [{ code: 'CLOSED_ACCOUNT' }] });
  });
});

describe('applying', () => {
  test('twice is the same as once', async () => {
    await take(csv(heading, aline));
    const again = await take(csv(heading, aline));
    expect(again).toMatchObject({
      state: 'APPLIED',
      counts: [{ created: 0, updated: 0, unchanged: 1, kept: 0 }],
      changes: [],
    });
    expect(await emailed()).toContain('aline@example.org');
    expect((await emailed()).filter((email) => email === 'aline@example.org')).toHaveLength(1);
  });

  test('is refused for a file that another one has overtaken since it was looked through', async () => {
    const early = await check(csv(heading, aline));
    await take(csv(heading, aline.with(2, 'Chemist')));
    const { errors } = await api.ask(
      'mutation ($id: ID!) { applyRosterImport(id: $id) { id } }',
      { id: early.id },
      { cookie: coordinator },
    );
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'CONFLICT', facts: { state: 'overtaken' } },
    ]);
  });

  test('is all or nothing: one that fails in the middle leaves nothing', async () => {
    const checked = await check(csv(heading, aline.with(0, 'first@example.org'), aline.with(0, 'second@example.org')));
    await api.dataSource.query(
      `CREATE FUNCTION refuse_lists() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
       CREATE TRIGGER refuse_lists BEFORE INSERT ON person_language EXECUTE FUNCTION refuse_lists()`,
    );
    try {
      const { errors } = await api.ask(
        'mutation ($id: ID!) { applyRosterImport(id: $id) { id } }',
        { id: checked.id },
        { cookie: coordinator },
      );
      expect(errors).toEqual([]);
      await api.app.get(Jobs).idle(importQueue);
    } finally {
      await api.dataSource.query('DROP TRIGGER refuse_lists ON person_language; DROP FUNCTION refuse_lists');
    }
    expect(await one(checked.id)).toMatchObject({ state: 'FAILED' });
    expect(await api.dataSource.manager.countBy(Person, { email: 'first@example.org' })).toBe(0);
    expect(await api.dataSource.manager.count(Expert)).toBe(0);
  });

  test('5,000 lines come in', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => aline.with(0, `many${index}@example.org`));
    expect(await take(csv(heading, ...lines))).toMatchObject({ state: 'APPLIED', counts: [{ created: 5_000 }] });
    expect(await api.dataSource.manager.count(Expert)).toBe(5_000);
    await api.dataSource.query(`DELETE FROM jobs.job WHERE name = $1`, [welcomeQueue.name]);
    await api.dataSource.query(`UPDATE welcome_mail SET state = 'dropped' WHERE state = 'due'`);
  }, 120_000);

  test('and exporting are in the audit log with who and how many', async () => {
    await take(csv(heading, aline.with(0, 'audited@example.org')));
    await exported();
    const { data } = await api.ask('{ rosterTransfers { kind experts by { id } } }', {}, { cookie: coordinator });
    expect((data as unknown as { rosterTransfers: unknown[] }).rosterTransfers.slice(0, 2)).toEqual([
      { kind: 'EXPORT', experts: 0, by: { id: coordinatorId } },
      { kind: 'IMPORT', experts: 1, by: { id: coordinatorId } },
    ]);
  });
});

test('what was exported comes in again and changes nothing', async () => {
  const { manager } = api.dataSource;
  const personId = await saveExpert('round@example.org', {
    ...{ headline: '=1+1 "quoted"; a|b', about: 'One\n\n=two; +three\n\\ four', originCountry: 'CD', shows: [] },
  });
  await manager.update(
    Expert,
    { personId },
    {
      ...{
        residenceCountry: 'BE',
        offers: ['teach'],
        modes: ['long_return'],
        weeksFree: 5,
        hoursPerWeek: 2,
        sectorCode: '12220',
      },
      degrees: [{ title: 'PhD, summa', institution: 'A|B \\ C', year: 2001 }],
      practice: [
        { role: '', place: 'X, Y', from: 2001, to: null },
        { role: 'Head', place: 'Z', from: 2001, to: 2003 },
      ],
    },
  );
  await manager.insert(ExpertTransition, {
    expertId: personId,
    actorRole: 'system',
    action: 'verify',
    fromState: 'submitted',
    toState: 'verified',
  });
  await manager.insert(Competences, { personId });
  const skills = ['a|b', '-minus', '@at', 'l’eau, le sol', '"q"', 'back\\slash'];
  await manager.insert(
    PersonSkill,
    skills.map((text, place) => ({ personId, key: `k${place}`, text, place })),
  );
  await api.dataSource.query(
    `INSERT INTO person_field (person_id, field_code, place) VALUES ($1, '0512', 0), ($1, '1011', 1)`,
    [personId],
  );
  await api.dataSource.query(
    `INSERT INTO person_language (person_id, language, level, place) VALUES ($1, 'fr', 'native', 0), ($1, 'rn', 'c1', 1)`,
    [personId],
  );
  for (const language of ['en', 'fr']) {
    await api.dataSource.query('UPDATE person SET language = $1 WHERE id = $2', [language, coordinatorId]);
    const bytes = Buffer.from(await (await api.get('/files/roster/experts.csv', coordinator)).arrayBuffer());
    expect(bytes.toString()).toContain("'=1+1");
    expect(await check(bytes)).toMatchObject({
      ...{ state: 'CHECKED', problems: [], changes: [] },
      counts: [{ created: 0, updated: 0, unchanged: 1, kept: 0 }],
    });
  }
  await api.dataSource.query(`UPDATE person SET language = 'en' WHERE id = $1`, [coordinatorId]);
});

test('the sample can be imported as it is', async () => {
  for (const language of ['fr', 'en']) {
    await api.dataSource.query('UPDATE person SET language = $1 WHERE id = $2', [language, coordinatorId]);
    const bytes = Buffer.from(await (await api.get('/files/roster/sample.csv', coordinator)).arrayBuffer());
    expect(await check(bytes)).toMatchObject({ problems: [], counts: [{ created: 1 }] });
  }
});

test('nobody but coordinators uploads, takes the sample, or reaches a file of an institution by these fields', async () => {
  const others = [
    await api.cookieOf(await savePerson(api.dataSource.manager)),
    await api.cookieOf(await savePerson(api.dataSource.manager, { platformRole: 'platform_admin' })),
  ];
  for (const cookie of others) {
    const headers = { 'content-type': 'application/octet-stream', cookie, 'sec-fetch-site': 'same-origin' };
    const response = await fetch(`${api.url}/files/roster/imports`, { method: 'POST', headers, body: 'email,name' });
    expect([response.status, (await api.get('/files/roster/sample.csv', cookie)).status]).toEqual([403, 403]);
  }
  const { institutionId } = await saveUniversity(api.dataSource.manager, 'University');
  const [{ id }]: [{ id: string }] = await api.dataSource.query(
    `INSERT INTO register_import (institution_id, kind, file_name, state) VALUES ($1, 'people', 'p.csv', 'checked') RETURNING id`,
    [institutionId],
  );
  const { errors } = await api.ask(
    'query ($id: ID!) { rosterImport(id: $id) { id } }',
    { id },
    { cookie: coordinator },
  );
  expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
});
