import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Person, entities } from '#database';
import { Changes } from '../src/context/changes.ts';
import { tellOfSessions } from '../src/notifications/tell.ts';
import { recordConsent, textVersion } from '../src/personal/consents.ts';
import { personalData } from '../src/features.ts';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

const password = 'correct horse battery';
let api: RunningApi;
let at: University;
let manager: EntityManager;
let passwordHash: string;
beforeAll(async () => {
  api = await startApi();
  ({ manager } = api.dataSource);
  passwordHash = await hashPassword(password);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM rate_limit');
  at = await saveUniversity(manager, 'University');
});

const personal = personalData;
const codes = async (document: string, cookie: string) =>
  (await api.ask(document, {}, { cookie })).errors.map(({ extensions }) => extensions.code);
const erase = (secret = password) => `mutation { eraseAccount(password: "${secret}") }`;
const deactivate = (secret = password) => `mutation { deactivateAccount(password: "${secret}") }`;

describe('every entity that may tell of a person says how it is exported and erased', () => {
  /** Columns that look as if they did, and do not. */
  const aboutNobody: Record<string, string> = {
    'class_event.key': 'random, of one message',
    'live_lease.owner': 'random, of one process',
    'class_epoch.owner': 'random, of one process',
    'live_lease.place': 'of a process: its machine and number',
    'audit_entry.institution_id': 'of no reference, so that what was removed stays in the log',
    'audit_entry.section_id': 'likewise',
  };
  const telling = /^(by|email|phone|user_agent|password_hash|token_hash|note|person_id|object_id|.*_by|actor_id)$/;

  test.each(entities.map((entity) => [entity.name, entity] as const))('%s', (_, entity) => {
    const metadata = api.dataSource.getMetadata(entity);
    const pointing = metadata.foreignKeys
      .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.target === Person)
      .flatMap(({ columns }) => columns.map(({ databaseName }) => databaseName));
    const referring = metadata.foreignKeys.flatMap(({ columns }) => columns.map(({ databaseName }) => databaseName));
    const suspicious = metadata.columns
      .filter(
        ({ databaseName, type, isPrimary }) =>
          pointing.includes(databaseName) ||
          telling.test(databaseName) ||
          // Anything may stand in these.
          ['jsonb', 'bytea'].includes(String(type)) ||
          // An id that refers to nothing the database knows of.
          (type === 'uuid' && !isPrimary && !referring.includes(databaseName)),
      )
      .map(({ databaseName }) => databaseName)
      .filter((name) => aboutNobody[`${metadata.tableName}.${name}`] === undefined);
    const declared = personal.filter((one) => one.entity === entity);
    const undeclared = suspicious.filter((name) => !declared.some(({ columns }) => columns.includes(name)));
    // Personal data? Say in the room's personal.ts how a person gets it and how it goes, or above why it is none.
    expect({ entity: metadata.tableName, undeclared }).toEqual({ entity: metadata.tableName, undeclared: [] });
    for (const { columns, erase: eraser } of declared) {
      for (const name of columns) expect(metadata.columns.map(({ databaseName }) => databaseName)).toContain(name);
      if (typeof eraser !== 'function') expect(eraser.stays).not.toBe('');
    }
  });

  test('no part of the file twice', () => {
    const parts = personal.map(({ part }) => part);
    expect(new Set(parts).size).toBe(parts.length);
  });
});

interface Somebody {
  id: string;
  name: string;
  phone: string;
  cookie: string;
  email: string;
}
let counter = 0;
/** A student with something of everything. */
async function somebody(): Promise<Somebody> {
  counter += 1;
  const [name, phone] = [`Espérance Zawadi${counter}`, `+250788${100_000 + counter}`];
  const id = await saveMember(manager, at.institutionId, 'student', { name, passwordHash });
  const email = `zawadi.${id.slice(0, 8)}@example.org`;
  await api.app
    .get(Changes)
    .by(id, (inside) =>
      inside.query(`UPDATE person SET email = $2, phone = $3, country = 'RW', languages = '{rw}' WHERE id = $1`, [
        id,
        email,
        phone,
      ]),
    );
  const cookie = await api.cookieOf(id);
  const query = (sql: string, parameters: unknown[]) => manager.query(sql, parameters);
  await query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, id]);
  await query('INSERT INTO waiting_place (section_id, person_id) VALUES ($1, $2)', [at.sectionId, id]);
  const [cohort] = await query(`INSERT INTO cohort (institution_id, name) VALUES ($1, $2) RETURNING id`, [
    at.institutionId,
    randomUUID(),
  ]);
  await query('INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2)', [cohort.id, id]);
  await query(
    `INSERT INTO unavailability (person_id, local_start, minutes, zone, note)
     VALUES ($1, '2026-11-23T17:00', 60, 'Africa/Kigali', $2)`,
    [id, `${name} at the dentist`],
  );
  await query(
    `WITH settings AS (INSERT INTO availability (person_id, zone, notice_hours, gap_minutes) VALUES ($1, 'Africa/Kigali', 24, 15)),
       exception AS (INSERT INTO availability_exception (person_id, kind, first_day, last_day, from_time, to_time, zone)
         VALUES ($1, 'away', '2026-12-24', '2027-01-02', '00:00', '24:00', 'Africa/Kigali'))
     SELECT`,
    [id],
  );
  await query(
    `INSERT INTO availability_hours (person_id, weekday, from_time, to_time) VALUES ($1, 1, '18:00', '21:00')`,
    [id],
  );
  await query('INSERT INTO competences (person_id) VALUES ($1)', [id]);
  await query(`INSERT INTO person_language (person_id, language, level, place) VALUES ($1, 'rw', 'native', 0)`, [id]);
  await query('INSERT INTO person_skill (person_id, key, text, place) VALUES ($1, $2, $2, 0)', [
    id,
    `Songs of ${name}`,
  ]);
  await query('INSERT INTO expert (person_id, headline) VALUES ($1, $2)', [id, `${name}, economist`]);
  await query(
    `INSERT INTO expert_transition (expert_id, actor_id, actor_role, action, from_state, to_state, reason)
     VALUES ($1, $1, 'expert', 'submit', 'draft', 'submitted', $2)`,
    [id, `${name} is ready`],
  );
  await query('INSERT INTO calendar_feed (person_id) VALUES ($1)', [id]);
  await query(
    `INSERT INTO move_proposal (session_id, proposed_by, from_starts_at, starts_at, zone, note)
     SELECT id, $2, starts_at, starts_at + interval '1 day', zone, $3 FROM session WHERE id = $1`,
    [await saveSession(manager, at.sectionId, 60 * 24 * 30), id, `${name} is at a congress`],
  );
  await query(
    `INSERT INTO password_reset (person_id, token_hash, expires_at) VALUES ($1, decode(md5(random()::text), 'hex'), now())`,
    [id],
  );
  await query(
    `INSERT INTO invitation (institution_id, role, email, name, token_hash, created_by, expires_at)
     VALUES ($1, 'student', $2, $3, decode(md5(random()::text), 'hex'), $4, now() + interval '1 day')`,
    [at.institutionId, email, name, at.admin],
  );
  await query(
    `INSERT INTO register_record (institution_id, kind, external_id, object_id, said) VALUES ($1, 'person', $2, $3, $4)`,
    [at.institutionId, `M-${id.slice(0, 8)}`, id, JSON.stringify({ name, email })],
  );
  await query(
    `INSERT INTO register_import (institution_id, created_by, kind, file_name, state, content, changes, problems)
     VALUES ($1, $2, 'people', 'a.csv', 'applied', NULL, $3, $4), ($1, $2, 'people', 'b.csv', 'checked', $5, '[]', '[]')`,
    [
      at.institutionId,
      at.admin,
      JSON.stringify([
        { label: name, externalId: 'x' },
        { label: 'Somebody else' },
        { externalId: `M-${id.slice(0, 8)}` },
      ]),
      JSON.stringify([
        { line: 2, value: email.toUpperCase() },
        { line: 3, value: 'other@example.org' },
      ]),
      Buffer.from(`email;nom\n${email};${name}\n`),
    ],
  );
  await manager.transaction((inside) => recordConsent(inside, id, 'transfer_abroad', 'consent'));
  await manager.transaction((inside) =>
    tellOfSessions(inside, at.admin, [
      {
        sessionId: at.sessionId,
        sectionId: at.sectionId,
        what: 'planned',
        before: null,
        after: { startsAt: new Date(), endsAt: new Date(), zone: 'UTC', room: null, lecturers: [id], topic: '' },
      },
    ]),
  );
  return { id, cookie, email, name, phone };
}

/** A class in which the person came twice, wrote and left; another one stayed silent. */
async function pastClass({ id, name }: Somebody): Promise<string> {
  const sessionId = await saveSession(manager, at.sectionId, -180, 60);
  const [{ id: classId, start }] = await manager.query(
    `INSERT INTO class (session_id, ended_at, last_seq) SELECT id, ends_at, 9 FROM session WHERE id = $1
     RETURNING id, (SELECT starts_at FROM session WHERE id = $1) AS start`,
    [sessionId],
  );
  const events: [number, string, string, object][] = [
    [0, at.teaching, 'joined', { name: 'Dr Uwase', role: 'host' }],
    [1, id, 'joined', { name, role: 'listener' }],
    [5, id, 'message-posted', { text: `I am ${name}, call me` }],
    [10, id, 'left', { reason: 'line' }],
    [12, id, 'joined', { name, role: 'listener' }],
    [20, at.teaching, 'message-posted', { text: 'Welcome' }],
    [40, id, 'hand-raised', {}],
    [50, id, 'left', { reason: 'left' }],
    [60, at.teaching, 'class-ended', {}],
  ];
  for (const [index, [minute, by, type, body]] of events.entries()) {
    await manager.query('INSERT INTO class_event (class_id, seq, at, by, type, body) VALUES ($1, $2, $3, $4, $5, $6)', [
      classId,
      index + 1,
      new Date(start.getTime() + minute * 60_000),
      by,
      type,
      JSON.stringify(body),
    ]);
  }
  return sessionId;
}

describe('all that is kept about a person, for that person', () => {
  test('is one file with a part for everything, explained in their language', async () => {
    const person = await somebody();
    const { id, cookie, email, name, phone } = person;
    await pastClass(person);
    await manager.query(`UPDATE person SET language = 'fr' WHERE id = $1`, [id]);
    const response = await api.get('/files/my-data.json', cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="ikiraro-my-data.json"');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const text = await response.text();
    const { format, parts } = JSON.parse(text) as {
      format: string;
      parts: Record<string, { about: string; rows: Record<string, unknown>[] }>;
    };
    expect(format).toBe('ikiraro-my-data-1');
    expect(Object.keys(parts).sort()).toEqual(personal.map(({ part }) => part).sort());
    for (const { about } of Object.values(parts)) expect(about.length).toBeGreaterThan(20);
    expect(parts['account']?.about).toContain('Votre compte');
    expect(parts['account']?.rows).toMatchObject([{ id, email, name, phone, hasPassword: true }]);
    const counts = Object.fromEntries(Object.entries(parts).map(([part, { rows }]) => [part, rows.length]));
    expect(counts).toMatchObject({
      memberships: 1,
      signIns: 1,
      passwordLinks: 1,
      invitations: 1,
      enrolments: 1,
      waitingLists: 1,
      cohorts: 1,
      unavailability: 1,
      availability: 1,
      availabilityHours: 1,
      availabilityExceptions: 1,
      languages: 1,
      expert: 1,
      expertStates: 1,
      skills: 1,
      moveProposals: 1,
      notifications: 1,
      calendarAddresses: 1,
      classEvents: 6,
      registerRecords: 1,
      registerImports: 0,
      consents: 1,
      teaching: 0,
    });
    expect(parts['classEvents']?.rows[1]).toMatchObject({
      type: 'message-posted',
      body: { text: `I am ${name}, call me` },
    });
    expect(parts['auditEntries']?.rows).toContainEqual(
      expect.objectContaining({ who: 'by you', kind: 'person', fields: ['country', 'email', 'languages', 'phone'] }),
    );
    // No secret, and nobody else's words.
    expect(text).not.toMatch(/argon2|token(?!s)|Welcome|Dr Uwase/i);
  });

  test('is for nobody else, and not without end', async () => {
    expect((await api.get('/files/my-data.json')).status).toBe(401);
    const { cookie } = await somebody();
    const statuses: number[] = [];
    for (let index = 0; index < 11; index += 1) statuses.push((await api.get('/files/my-data.json', cookie)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
  });
});

describe('erasing an account', () => {
  const figures = `query ($session: ID!, $section: ID!, $institution: ID!, $term: ID!) {
    attendance(sessionId: $session) { rows { person { id } role enrolled firstIn lastOut minutesPresent } }
    sectionAttendance(sectionId: $section) { sessions { expected present } people { person { id } present sessions minutes } }
    termAttendance(institutionId: $institution, termId: $term) {
      weeks { week sessions expected present } sections { sessions expected present } } }`;
  const figuresOf = async (session: string) => {
    const { data, errors } = await api.ask(
      figures,
      { session, section: at.sectionId, institution: at.institutionId, term: at.termId },
      { cookie: await api.cookieOf(at.admin) },
    );
    expect(errors).toEqual([]);
    const rows = (data as unknown as { attendance: { rows: { person: { id: string } }[] } }).attendance.rows;
    rows.sort((a, b) => a.person.id.localeCompare(b.person.id));
    const people = (data as unknown as { sectionAttendance: { people: { person: { id: string } }[] } })
      .sectionAttendance.people;
    people.sort((a, b) => a.person.id.localeCompare(b.person.id));
    return data;
  };

  /** Tables in which a text stands somewhere, in any case. */
  async function traces(...needles: string[]): Promise<string[]> {
    const tables: { name: string }[] = await manager.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name: table } of tables) {
      for (const needle of needles) {
        const rows: unknown[] = await manager.query(
          `SELECT FROM "${table}" AS t WHERE strpos(lower(t::text), lower($1)) > 0
             OR strpos(lower(t::text), encode(convert_to($1, 'UTF8'), 'hex')) > 0 LIMIT 1`,
          [needle],
        );
        if (rows.length > 0) found.push(`${table}: ${needle}`);
      }
    }
    return found;
  }

  test('leaves no trace of who it was, and every figure as it was', async () => {
    const person = await somebody();
    const session = await pastClass(person);
    const before = await figuresOf(session);
    const needles = [person.name, person.email, person.phone];
    expect(before).toMatchObject({
      attendance: {
        rows: expect.arrayContaining([expect.objectContaining({ person: { id: person.id }, minutesPresent: 47 })]),
      },
      sectionAttendance: {
        people: expect.arrayContaining([{ person: { id: person.id }, present: 1, sessions: 1, minutes: 47 }]),
      },
    });
    expect((await traces(...needles)).length).toBeGreaterThan(8);
    const { data, headers } = await api.ask(erase(), {}, { cookie: person.cookie });
    expect(data).toEqual({ eraseAccount: true });
    expect(headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await traces(...needles)).toEqual([]);
    expect(await figuresOf(session)).toEqual(before);
    const [row] = await manager.query('SELECT name, email, password_hash, phone FROM person WHERE id = $1', [
      person.id,
    ]);
    expect(row).toEqual({
      name: 'N. N.',
      email: `erased-${person.id}@erased.invalid`,
      password_hash: null,
      phone: null,
    });
    // Others' words stay, and so do other people's lines of an import.
    const others = await manager.query(`SELECT FROM class_event WHERE body ->> 'text' = 'Welcome'`);
    expect(others.length).toBeGreaterThan(0);
    const [{ changes, problems }] = await manager.query(
      `SELECT changes, problems FROM register_import WHERE institution_id = $1 AND state = 'applied'`,
      [at.institutionId],
    );
    expect([changes, problems]).toEqual([[{ label: 'Somebody else' }], [{ line: 3, value: 'other@example.org' }]]);
    // An invitation to nobody's address is open to nobody.
    const [invitation] = await manager.query(
      'SELECT email, revoked_at IS NOT NULL AS revoked FROM invitation WHERE institution_id = $1',
      [at.institutionId],
    );
    expect(invitation).toEqual({ email: `erased-${person.id}@erased.invalid`, revoked: true });
  });

  test('ends every sign-in; the address can have a new account, which is somebody else', async () => {
    const person = await somebody();
    await api.ask(erase(), {}, { cookie: person.cookie });
    expect((await api.ask('{ viewer { id } }', {}, { cookie: person.cookie })).data).toEqual({ viewer: null });
    const signIn = `mutation { signIn(email: "${person.email}", password: "${password}") { id } }`;
    expect((await api.ask(signIn)).errors[0]?.extensions.code).toBe('WRONG_CREDENTIALS');
    await manager.insert(Person, { email: person.email, name: 'Somebody new', zone: 'Africa/Kigali', language: 'fr' });
  });

  test('needs the password', async () => {
    const { cookie, id, name } = await somebody();
    expect((await api.ask(erase('wrong'), {}, { cookie })).errors).toMatchObject([
      { extensions: { code: 'WRONG_CREDENTIALS', field: 'password' } },
    ]);
    for (let index = 0; index < 9; index += 1) await api.ask(deactivate('wrong'), {}, { cookie });
    expect(await codes(erase(), cookie)).toEqual(['TOO_MANY_ATTEMPTS']);
    expect((await manager.findOneByOrFail(Person, { id })).name).toBe(name);
  });

  test.each([
    ['eraseAccount', erase()],
    ['deactivateAccount', deactivate()],
  ])('%s: the last admin of an institution hands over first', async (_, document) => {
    await manager.update(Person, at.admin, { passwordHash });
    const cookie = await api.cookieOf(at.admin);
    expect((await api.ask(document, {}, { cookie })).errors).toMatchObject([
      { extensions: { code: 'CONFLICT', facts: { institution: 'University' } } },
    ]);
    const deputy = await saveMember(manager, at.institutionId, 'admin', { passwordHash });
    await manager.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [deputy]);
    expect(await codes(document, cookie)).toEqual(['CONFLICT']);
    await manager.query('UPDATE membership SET suspended_at = NULL WHERE person_id = $1', [deputy]);
    // Of two who leave at once one stays.
    const both = await Promise.all([codes(document, cookie), codes(document, await api.cookieOf(deputy))]);
    expect(both.flat()).toEqual(['CONFLICT']);
  });

  test('when one eraser fails, nothing is erased', async () => {
    const person = await somebody();
    const { id, cookie, name } = person;
    await pastClass(person);
    await manager.query(`CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$`);
    await manager.query('CREATE TRIGGER no BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION no()');
    try {
      expect(await codes(erase(), cookie)).toEqual(['INTERNAL']);
    } finally {
      await manager.query('DROP FUNCTION no() CASCADE');
    }
    expect((await manager.findOneByOrFail(Person, { id })).name).toBe(name);
    expect(await manager.query('SELECT FROM notification WHERE person_id = $1', [id])).toHaveLength(1);
  });
});

describe('the class log', () => {
  const within = (id: string, sql: string, parameters: unknown[] = []) =>
    manager.transaction(async (inside) => {
      await inside.query(`SELECT set_config('ikiraro.erasing', $1, true)`, [id]);
      await inside.query(sql, parameters);
    });

  test('lets only the words of the erased person be replaced, and only by their placeholder', async () => {
    const person = await somebody();
    const { id } = person;
    await pastClass(person);
    const mine = `by = '${id}'`;
    const refused = [
      `UPDATE class_event SET body = body || '{"text": "I said something else"}' WHERE ${mine} AND type = 'message-posted'`,
      `UPDATE class_event SET body = body || '{"name": "Somebody else"}' WHERE ${mine} AND type = 'joined'`,
      `UPDATE class_event SET body = '{"name": "N. N."}' WHERE ${mine} AND type = 'joined'`,
      `UPDATE class_event SET body = body || '{"name": "N. N."}', at = at + interval '1 hour' WHERE ${mine} AND type = 'joined'`,
      `UPDATE class_event SET body = body || '{"name": "N. N."}', by = '${at.teaching}' WHERE ${mine} AND type = 'joined'`,
      `UPDATE class_event SET body = '{"reason": "server"}' WHERE ${mine} AND type = 'left'`,
      `UPDATE class_event SET body = body || '{"name": "N. N."}' WHERE by = '${at.teaching}' AND type = 'joined'`,
      `DELETE FROM class_event WHERE ${mine}`,
      'TRUNCATE class_event',
    ];
    for (const sql of refused) await expect(within(id, sql)).rejects.toThrow(/append-only/);
    const blank = `UPDATE class_event SET body = body || '{"text": "…"}' WHERE ${mine} AND type = 'message-posted'`;
    await expect(manager.query(blank)).rejects.toThrow(/append-only/);
    await expect(within(id, blank)).resolves.toBeUndefined();
  });
});

test('an account that was deactivated signs nobody in until a new password is chosen', async () => {
  const { id, cookie, email, name } = await somebody();
  expect((await api.ask(deactivate(), {}, { cookie })).data).toEqual({ deactivateAccount: true });
  expect((await api.ask('{ viewer { id } }', {}, { cookie })).data).toEqual({ viewer: null });
  const signIn = `mutation { signIn(email: "${email}", password: "${password}") { id } }`;
  expect((await api.ask(signIn)).errors[0]?.extensions.code).toBe('WRONG_CREDENTIALS');
  const person = await manager.findOneByOrFail(Person, { id });
  expect([person.name, person.deactivatedAt]).toEqual([name, expect.any(Date)]);
});

describe('consents', () => {
  const list = '{ myConsents { purpose basis textVersion withdrawnAt } }';
  const change = (what: 'giveConsent' | 'withdrawConsent', purpose: string) =>
    `mutation { ${what}(purpose: ${purpose}) { purpose basis textVersion withdrawnAt } }`;

  test('are given once, withdrawn, and given anew; what was stays on record', async () => {
    const cookie = await api.cookieOf(at.student);
    const given = { purpose: 'RECORDING', basis: 'CONSENT', textVersion, withdrawnAt: null };
    expect((await api.ask(change('giveConsent', 'RECORDING'), {}, { cookie })).data).toEqual({ giveConsent: given });
    expect((await api.ask(change('giveConsent', 'RECORDING'), {}, { cookie })).data).toEqual({ giveConsent: given });
    expect((await api.ask(list, {}, { cookie })).data).toEqual({ myConsents: [given] });
    const withdrawn = { ...given, withdrawnAt: expect.any(String) };
    expect((await api.ask(change('withdrawConsent', 'RECORDING'), {}, { cookie })).data).toEqual({
      withdrawConsent: withdrawn,
    });
    expect(await codes(change('withdrawConsent', 'RECORDING'), cookie)).toEqual(['CONFLICT']);
    await api.ask(change('giveConsent', 'RECORDING'), {}, { cookie });
    expect((await api.ask(list, {}, { cookie })).data).toEqual({ myConsents: [given, withdrawn] });
    expect((await api.ask(list, {}, { cookie: await api.cookieOf(at.enrolled) })).data).toEqual({ myConsents: [] });
  });

  test('an account rests on a contract, which ends by erasing it', async () => {
    const cookie = await api.cookieOf(at.student);
    expect((await api.ask(change('giveConsent', 'ACCOUNT'), {}, { cookie })).data).toMatchObject({
      giveConsent: { basis: 'CONTRACT' },
    });
    expect(await codes(change('withdrawConsent', 'ACCOUNT'), cookie)).toEqual(['CONFLICT']);
  });

  test('two windows that agree at once make one entry', async () => {
    const cookie = await api.cookieOf(at.student);
    await Promise.all([1, 2, 3].map(() => api.ask(change('giveConsent', 'TRANSFER_ABROAD'), {}, { cookie })));
    expect((await api.ask(list, {}, { cookie })).data).toMatchObject({ myConsents: [{ purpose: 'TRANSFER_ABROAD' }] });
  });
});
