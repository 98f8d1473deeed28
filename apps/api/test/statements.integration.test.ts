import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
});

const sectionFields = `id name cohortSize course { code } term { name } campus { zone } institution { name }
  lecturers { name } cohort { name } viewerMay { edit schedule seeAttendance }`;
const sessionFields = 'id topic phase viewerMayEnter';

/** SQL statements that the whole process sends while a document is answered. */
async function statements(who: string, document: string, id: string) {
  const cookie = await api.cookieOf(who);
  const query = jest.spyOn(pg.Client.prototype, 'query');
  try {
    const { data, errors } = await api.ask(document, { id }, { cookie });
    expect(errors).toEqual([]);
    return { count: query.mock.calls.length, size: JSON.stringify(data).length };
  } finally {
    query.mockRestore();
  }
}

async function grow(): Promise<void> {
  const { manager } = api.dataSource;
  for (let index = 0; index < 20; index += 1) {
    const section = await saveSection(manager, at);
    await saveSession(manager, section, index * 60);
    await saveSession(manager, at.sectionId, 60 * 24 + index * 60);
    const student = await saveMember(manager, at.institutionId, 'student');
    await manager.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $3), ($2, $3)', [
      section,
      at.sectionId,
      student,
    ]);
  }
}

test.each([
  ['agenda', 'teaching', 'sessionId', `query { agenda(days: 14) { ${sessionFields} section { ${sectionFields} } } }`],
  [
    'section',
    'teaching',
    'sectionId',
    `query ($id: ID!) { section(id: $id) { ${sectionFields} sessions { ${sessionFields} } } }`,
  ],
  [
    'institution',
    'admin',
    'institutionId',
    `query ($id: ID!) { institution(id: $id) { name campuses { id } terms { id } courses { id } members { email roles }
       sections { ${sectionFields} sessions { ${sessionFields} } } } }`,
  ],
  [
    'attendance',
    'admin',
    'sessionId',
    `query ($id: ID!) { attendance(sessionId: $id) { session { ${sessionFields} section { name } } rows { person { name } } } }`,
  ],
] as const)('%s costs as many statements with twenty rows as with one', async (name, who, about, document) => {
  const one = await statements(at[who], document, at[about]);
  await grow();
  const many = await statements(at[who], document, at[about]);
  expect(many.size).toBeGreaterThan(one.size * (name === 'attendance' ? 2 : 5));
  expect(one.count).toBeGreaterThan(1);
  expect(many.count).toBe(one.count);
});
