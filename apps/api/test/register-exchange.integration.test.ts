import { describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createTestDatabase } from '#database/testing';
import { bundleOf } from '../src/register/export/bundle.ts';
import { csvOf } from '../src/register/export/csv.ts';
import { brokenRules } from './oneroster-rules.ts';
import { database, desk, own, query, turn, useRegister } from './register-set-up.ts';
import { countsOf, openDesk, problemsOf } from './register-world.ts';
import type { RegisterDesk } from './register-world.ts';
import { saveMember } from './world.ts';

useRegister();

const kinds = ['people', 'sections', 'enrolments'] as const;
const csv = async (
  kind: (typeof kinds)[number],
  institutionId: string,
  language: 'fr' | 'en' = 'fr',
  from = database.dataSource,
) => buffer(await csvOf(kind, from, institutionId, language));
const bundle = (institutionId: string) => buffer(bundleOf(database.dataSource, institutionId));
/** An institution with its admin and nothing else. */
async function saveEmpty(name: string): Promise<{ institutionId: string; desk: RegisterDesk }> {
  const [{ id = '' } = {}] = await query<{ id: string }>(
    'INSERT INTO institution (name) VALUES ($1) RETURNING id',
    name,
  );
  return { institutionId: id, desk: openDesk(database.dataSource, id, own.admin) };
}
const unchanged = (counts: Record<string, string>) =>
  Object.values(counts).every((count) => /^0 0 0 \d+ 0$/.test(count));

/** What a real term leaves behind: names that spreadsheets stumble over, several roles, cohorts, seats, states. */
async function enrich(): Promise<void> {
  const { manager } = database.dataSource;
  const odd = await saveMember(manager, own.institutionId, 'student', { name: '=HYPERLINK("x";"y") Uwamâna, «Éric»' });
  await query(
    'INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, $3)',
    odd,
    own.institutionId,
    'lecturer',
  );
  const parts = await saveMember(manager, own.institutionId, 'student', { name: 'Patrick Kabongo Ilunga' });
  await query(
    `UPDATE person SET given_name = 'Patrick', middle_name = 'Ilunga', family_name = 'Kabongo' WHERE id = $1`,
    parts,
  );
  await saveMember(manager, own.institutionId, 'student', { name: 'Uwase' });
  await query(
    `INSERT INTO department (institution_id, code, name) VALUES ($1, 'INF', 'Informatique')`,
    own.institutionId,
  );
  await query(
    `UPDATE course SET department_id = (SELECT id FROM department WHERE institution_id = $1) WHERE institution_id = $1`,
    own.institutionId,
  );
  await query(
    `WITH made AS (INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2 Informatique, Butare') RETURNING id)
     INSERT INTO cohort_member (cohort_id, person_id) SELECT id, $2 FROM made`,
    ...[own.institutionId, odd],
  );
  await query(`UPDATE section SET capacity = 40, state = 'running' WHERE id = $1`, own.sectionId);
  await query(
    `INSERT INTO enrolment (section_id, person_id, role) VALUES ($1, $2, 'assistant')`,
    own.sectionId,
    own.student,
  );
  await query(
    `INSERT INTO section_lecturer (section_id, person_id, role) VALUES ($1, $2, 'assistant')`,
    own.sectionId,
    own.lecturer,
  );
}

describe('what we export', () => {
  test.each(['fr', 'en'] as const)('as CSV in %s changes nothing when it is imported again', async (language) => {
    await enrich();
    for (const kind of kinds) {
      const content = await csv(kind, own.institutionId, language);
      expect(unchanged(countsOf(await desk.take(kind, content)))).toBe(true);
      expect(await csv(kind, own.institutionId, language)).toEqual(content);
    }
  });

  test('as a bundle changes nothing when it is imported again', async () => {
    await enrich();
    const content = await bundle(own.institutionId);
    const counts = countsOf(await desk.take('oneroster', content));
    expect(Object.keys(counts)).toEqual(['org', 'term', 'course', 'person', 'section', 'enrolment']);
    expect(unchanged(counts)).toBe(true);
    expect(await bundle(own.institutionId)).toEqual(content);
  });

  test('as a bundle follows the rules of OneRoster 1.2.1, with any ids of the register', async () => {
    await enrich();
    const lines = (...all: string[]) => all.join('\n');
    await desk.take('people', lines('id,email,name,role', `É:1 b,e1.${turn}@example.org,Uwase,student`));
    const sections = lines(
      'id,course code,course title,term,campus,section',
      'Groupe n° 1,"Ä,1",Analyse,Term,Butare,A',
    );
    await desk.take('sections', sections);
    await desk.take('enrolments', lines('section id,person id', 'Groupe n° 1,É:1 b'));
    const content = await bundle(own.institutionId);
    expect(brokenRules(content)).toEqual([]);
    expect(unchanged(countsOf(await desk.take('oneroster', content)))).toBe(true);
    // An institution without anything in it has no file without lines.
    expect(brokenRules(await bundle((await saveEmpty(`Bare ${turn}`)).institutionId))).toEqual([]);
    // These rules do find something.
    const files = Object.fromEntries(Object.entries(unzipSync(content)).map(([name, file]) => [name, strFromU8(file)]));
    const broken = (name: string, from: string | RegExp, to: string) =>
      brokenRules(
        zipSync(
          Object.fromEntries(
            Object.entries(files).map(([one, text]) => [one, strToU8(one === name ? text.replace(from, to) : text)]),
          ),
        ),
      ).length;
    expect(broken('users.csv', 'pronouns', 'pronouns,resourceSourcedIds')).toBeGreaterThan(0);
    expect(broken('users.csv', 'preferredGivenName', 'resourceSourcedIds,preferredGivenName')).toBeGreaterThan(0);
    expect(broken('roles.csv', /\/student/, ':student')).toBeGreaterThan(0);
    expect(broken('enrollments.csv', ',proctor,', ',aide,')).toBeGreaterThan(0);
    expect(broken('manifest.csv', 'file.demographics', 'file.more')).toBeGreaterThan(0);
  });

  test('as CSV, imported into an institution whose people all have accounts, asks them and brings nobody', async () => {
    await enrich();
    const fresh = await saveEmpty('Fresh');
    const { problems } = await fresh.desk.take('people', await csv('people', own.institutionId));
    expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => 'INVITED'));
    const members = await query('SELECT FROM membership WHERE institution_id = $1', fresh.institutionId);
    expect(members).toEqual([]);
  });

  test('as CSV, imported into a fresh database, is exported from there as the same files', async () => {
    await enrich();
    const elsewhere = await createTestDatabase();
    try {
      const [{ id = '', admin = '' } = {}] = await elsewhere.dataSource.query<{ id: string; admin: string }[]>(
        `WITH made AS (INSERT INTO institution (name) VALUES ('Fresh') RETURNING id),
           person AS (INSERT INTO person (email, name, zone, language) VALUES ('admin@example.net', 'A', 'UTC', 'fr') RETURNING id),
           campus AS (INSERT INTO campus (institution_id, name, zone) SELECT id, 'Butare', 'Africa/Kigali' FROM made),
           term AS (INSERT INTO term (institution_id, name, starts_on, ends_on) SELECT id, 'Term', '2026-01-01', '2026-12-31' FROM made)
         SELECT made.id, person.id AS admin FROM made, person`,
      );
      const there = openDesk(elsewhere.dataSource, id, admin);
      for (const kind of kinds) {
        const content = await csv(kind, own.institutionId);
        await there.take(kind, content);
        expect((await csv(kind, id, 'fr', elsewhere.dataSource)).toString()).toBe(content.toString());
      }
    } finally {
      await elsewhere.drop();
    }
  });

  test('as a bundle, imported into a fresh database, is exported from there as the same bundle', async () => {
    await enrich();
    const content = await bundle(own.institutionId);
    const elsewhere = await createTestDatabase();
    try {
      const [{ id = '' } = {}] = await elsewhere.dataSource.query<{ id: string }[]>(
        'INSERT INTO institution (name) VALUES ($1) RETURNING id',
        [`University ${turn}`],
      );
      const [{ admin = '' } = {}] = await elsewhere.dataSource.query<{ admin: string }[]>(
        `INSERT INTO person (email, name, zone, language) VALUES ('admin@example.net', 'A', 'UTC', 'fr') RETURNING id AS admin`,
      );
      const there = openDesk(elsewhere.dataSource, id, admin);
      const counts = countsOf(await there.take('oneroster', content));
      expect(counts['person']).toBe('8 0 0 0 0');
      const [before, after] = [content, await buffer(bundleOf(elsewhere.dataSource, id))].map((zip) => {
        const files = unzipSync(zip);
        return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]));
      });
      // The code of the system is another one.
      delete before?.['manifest.csv'];
      delete after?.['manifest.csv'];
      expect(after).toEqual(before);
    } finally {
      await elsewhere.drop();
    }
  });
});

const manifest = (...files: string[]) =>
  [
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.2',
    ...files.map((file) => `file.${file},bulk`),
  ].join('\n');
const all = ['orgs', 'academicSessions', 'courses', 'users', 'roles', 'classes', 'enrollments'];
const standard = {
  'manifest.csv': manifest(...all),
  'orgs.csv':
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nU,,,The State,state,,\nC1,,,Huye,school,,U\nD1,,,Sciences,department,SCI,U',
  'academicSessions.csv':
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nY,,,2026,schoolYear,2026-01-01,2027-01-01,,2026\nT1,,,Spring,term,2026-01-05,2026-07-01,Y,2026',
  'courses.csv':
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId\nK1,,,Y,Analyse,MAT1,,D1\nK2,,,Y,Alg,MAT2,,U',
  'users.csv': (t: number) =>
    `sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email\nS1,,,true,s1,Aline,Uwamana,s1.${t}@example.org\nL1,,,true,l1.${t}@example.org,Paul,Janssens,\nP1,,,true,p1,Parent,One,`,
  'roles.csv':
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr1,,,S1,primary,student,,,C1\nr2,,,L1,primary,teacher,,,C1\nr3,,,P1,primary,parent,,,C1',
  'classes.csv':
    'sourcedId,status,dateLastModified,title,courseSourcedId,classCode,classType,schoolSourcedId,termSourcedIds\nX1,,,Analyse A,K1,A,scheduled,C1,T1',
  'enrollments.csv':
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary\ne1,,,X1,C1,S1,student,false\ne2,,,X1,C1,L1,teacher,true',
};
const zip = (more: Record<string, string | Uint8Array | undefined> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...standard, 'users.csv': standard['users.csv'](turn), ...more })
        .filter(([, content]) => content !== undefined)
        .map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : (content as Uint8Array)]),
    ),
  );

describe('a OneRoster bundle of another system', () => {
  test('makes campuses, departments, terms, courses, people, sections and who is in them', async () => {
    const fresh = await saveEmpty(`Fresh ${turn}`);
    await query(
      `INSERT INTO campus (institution_id, name, zone) VALUES ($1, 'Kigali', 'Africa/Kigali')`,
      fresh.institutionId,
    );
    const applied = await fresh.desk.take('oneroster', zip({ 'demographics.csv': 'sourcedId\n' }));
    expect(countsOf(applied)).toEqual({
      ...{ org: '2 0 0 1 0', term: '1 0 0 0 0', course: '2 0 0 0 0', person: '2 0 0 0 0', section: '1 0 0 0 0' },
      enrolment: '2 0 0 0 0',
    });
    expect(problemsOf(applied)).toEqual([
      'demographics.csv 1 - IGNORED_FILE',
      'roles.csv 4 role IGNORED_LINE',
      'users.csv 4 sourcedId IGNORED_LINE',
    ]);
    expect(
      await query(
        `SELECT code, section.name, campus.name AS campus, zone, term.ends_on::text AS ends, section.state,
           (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id) AS students,
           (SELECT email FROM section_lecturer JOIN person ON person.id = person_id WHERE section_id = section.id) AS lecturer
         FROM section JOIN course ON course.id = course_id JOIN campus ON campus.id = campus_id JOIN term ON term.id = term_id
         WHERE course.institution_id = $1`,
        fresh.institutionId,
      ),
    ).toEqual([
      {
        ...{
          code: 'MAT1',
          name: 'A',
          campus: 'Huye',
          zone: 'Africa/Kigali',
          ends: '2026-06-30',
          state: 'open',
          students: 1,
        },
        lecturer: `l1.${turn}@example.org`,
      },
    ]);
    expect(unchanged(countsOf(await fresh.desk.take('oneroster', zip())))).toBe(true);
  });

  test('ends what is to be deleted', async () => {
    const fresh = await saveEmpty(`Fresh ${turn}`);
    await query(
      `INSERT INTO campus (institution_id, name, zone) VALUES ($1, 'Kigali', 'Africa/Kigali')`,
      fresh.institutionId,
    );
    await fresh.desk.take('oneroster', zip());
    const ended = (file: keyof typeof standard, id: string) => {
      const text = file === 'users.csv' ? standard['users.csv'](turn) : standard[file];
      return { [file]: text.replace(`\n${id},,`, `\n${id},tobedeleted,`) };
    };
    const applied = await fresh.desk.take(
      'oneroster',
      zip({
        ...ended('enrollments.csv', 'e1'),
        ...ended('users.csv', 'S1'),
        ...ended('courses.csv', 'K2'),
        ...ended('classes.csv', 'X1'),
      }),
    );
    expect(countsOf(applied)).toEqual({
      ...{ org: '0 0 0 3 0', term: '0 0 0 1 0', course: '0 0 1 1 0', person: '0 0 1 1 0', section: '0 0 1 0 0' },
      enrolment: '0 0 1 1 0',
    });
  });

  test.each<[string, Record<string, string | undefined>, string[]]>([
    [
      'a class of a course that is nowhere',
      { 'classes.csv': standard['classes.csv'].replace(',K1,', ',K9,') },
      ['classes.csv 2 courseSourcedId NOT_FOUND'],
    ],
    [
      'an enrolment of nobody',
      { 'enrollments.csv': standard['enrollments.csv'].replace(',S1,', ',S9,') },
      ['enrollments.csv 2 userSourcedId NOT_FOUND'],
    ],
    [
      'a role of nobody',
      { 'roles.csv': standard['roles.csv'].replace(',S1,', ',S9,') },
      ['roles.csv 2 userSourcedId NOT_FOUND'],
    ],
    [
      'classes that are not there, in many enrolments',
      {
        'enrollments.csv': ['e3', 'e4', 'e5'].reduce(
          (text, id) => `${text}\n${id},,,X9,C1,S1,student,false`,
          standard['enrollments.csv'],
        ),
      },
      ['enrollments.csv 4 classSourcedId NOT_FOUND'],
    ],
    ['users that are not there', { 'users.csv': undefined }, ['users.csv 1 - MISSING_FILE']],
    [
      'a file that the manifest names and that is not there',
      { 'enrollments.csv': undefined },
      ['enrollments.csv 1 - MISSING_FILE'],
    ],
    [
      'a version that is not 1.2',
      { 'manifest.csv': manifest(...all).replace('1.2', '1.1') },
      ['manifest.csv 3 value WRONG_VERSION'],
    ],
    ['no manifest', { 'manifest.csv': undefined }, ['1 - MISSING_FILE']],
    [
      'a term that ends before it begins',
      { 'academicSessions.csv': standard['academicSessions.csv'].replace('2026-07-01', '2025-07-01') },
      ['academicSessions.csv 3 endDate NOT_IN_ORDER'],
    ],
  ])('names file, line and column of %s', async (_, more, expected) => {
    const checked = await desk.check('oneroster', zip(more));
    expect(problemsOf({ ...checked, problems: checked.problems.filter(({ note }) => !note) })).toEqual(expected);
    await expect(desk.apply(checked.id)).rejects.toThrow('problems');
  });

  test.each<[string, () => Uint8Array, string]>([
    ['that unpacks to 70 MB', () => zip({ 'users.csv': new Uint8Array(70_000_000).fill(32) }), 'TOO_LARGE'],
    [
      'of a thousand files',
      () => zip(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`${index}.csv`, 'x']))),
      'TOO_LARGE',
    ],
    ['that is cut off', () => zip().subarray(0, 600), 'NOT_READABLE'],
    [
      'under a password',
      () => {
        const file = zip();
        file[6] = 1;
        return file;
      },
      'NOT_READABLE',
    ],
    ['that is none', () => strToU8('id,email\n'), 'NOT_ZIP'],
  ])('is refused as a zip %s', async (_, make, code) => {
    const checked = await desk.check('oneroster', make());
    expect(checked.state).toBe('checked');
    expect(checked.problems.map((problem) => problem.code)).toContain(code);
    expect(checked.problemCount).toBeGreaterThan(0);
  });

  test('with paths in its names is read without touching any path', async () => {
    const files = Object.fromEntries(
      Object.entries(unzipSync(zip())).map(([name, content]) => [`../../etc/${name}`, content]),
    );
    const checked = await desk.check('oneroster', zipSync(files));
    expect([checked.state, checked.problemCount]).toEqual(['checked', 0]);
  });
});
