import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Competences, Expert, ExpertConfirmation, PersonLanguage } from '#database';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let coordinator: string;
beforeAll(async () => {
  api = await startApi();
  const { manager } = api.dataSource;
  coordinator = await api.cookieOf(await savePerson(manager, { platformRole: 'coordinator', language: 'fr' }));
  const referees = [{ name: 'Prof. Secret', role: 'Doyenne', email: 'secret@example.org' }];
  const personId = await savePerson(manager, { name: 'Émile Kabongo', email: 'emile@example.org' });
  const hidden = { gender: 'man', legalStatus: 'refugee', mayReturn: false, referees } as const;
  await manager.insert(Expert, { personId, state: 'verified', headline: '=1+1', originCountry: 'CD', ...hidden });
  await manager.insert(Competences, { personId });
  await manager.insert(PersonLanguage, { personId, language: 'fr', level: 'c1', place: 0 });
  const confirmedAt = new Date(Date.now() - 100 * 86_400_000);
  await manager.insert(ExpertConfirmation, { expertId: personId, confirmedAt });
  const ruth = await savePerson(manager, { name: 'Ruth Uwimana', email: 'ruth@example.org' });
  await manager.insert(Expert, { personId: ruth, state: 'submitted', originCountry: 'RW' });
  const draft = await savePerson(manager, { name: 'Nobody Yet', email: 'draft@example.org' });
  await manager.insert(Expert, { personId: draft });
});
afterAll(() => api.close());

const file = async (query = '', cookie: string | undefined = coordinator) => {
  const response = await api.get(`/files/roster/experts.csv${query}`, cookie);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, bytes, text: bytes.toString('utf8') };
};

test('a coordinator gets the experts of the list as a spreadsheet reads them, without formulas', async () => {
  const { status, bytes, text } = await file();
  expect(status).toBe(200);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [headings, ...lines] = text.slice(1).trimEnd().split('\r\n');
  expect(headings).toMatch(/^courriel;nom;fuseau horaire;en une ligne;/);
  expect(lines).toEqual([
    "emile@example.org;Émile Kabongo;Africa/Kigali;'=1+1;;vérifié;CD;;;;;fr C1;;;0;0;;",
    'ruth@example.org;Ruth Uwimana;Africa/Kigali;;;soumis;RW;;;;;;;;0;0;;',
  ]);
});

test('what coordinators alone read of somebody is not in it', async () => {
  expect((await file()).text).not.toMatch(/Secret|Doyenne|refugee|réfugié|\bman\b|homme/);
});

test.each([
  ['?search=kabong', ['emile@example.org']],
  ['?state=SUBMITTED', ['ruth@example.org']],
  ['?country=RW&state=VERIFIED', []],
  ['?language=fr', ['emile@example.org']],
  ['?confirmed=no', ['emile@example.org']],
  ['?order=down', ['ruth@example.org', 'emile@example.org']],
  ['?state=constructor&search=&offer[]=TEACH', ['emile@example.org', 'ruth@example.org']],
])('it has those whom the address of the list shows: %s', async (query, emails) => {
  const lines = (await file(query)).text.trimEnd().split('\r\n').slice(1);
  expect(lines.map((line) => line.split(';')[0])).toEqual(emails);
});

test('it has all pages of the list', async () => {
  await api.dataSource.query(
    `WITH many AS (INSERT INTO person (email, name, zone, language)
       SELECT 'many' || n || '@example.org', 'Many ' || n, 'UTC', 'en' FROM generate_series(1, 450) AS n RETURNING id)
     INSERT INTO expert (person_id, state) SELECT id, 'verified' FROM many`,
  );
  const lines = (await file('?search=many')).text.trimEnd().split('\r\n').slice(1);
  expect(new Set(lines).size).toBe(450);
});

test('nobody else gets it', async () => {
  const cookie = await api.cookieOf(await savePerson(api.dataSource.manager));
  expect((await file('', cookie)).status).toBe(403);
  const admin = await api.cookieOf(await savePerson(api.dataSource.manager, { platformRole: 'platform_admin' }));
  expect((await file('', admin)).status).toBe(403);
  expect((await api.get('/files/roster/experts.csv')).status).toBe(401);
});
