import { beforeEach, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { bundleOfRows } from './bundles.ts';
import { desk, lines, mail, own, query, turn, useRegister } from './register-set-up.ts';
import { countsOf, problemsOf } from './register-world.ts';

useRegister();
beforeEach(async () => {
  await query(`UPDATE section SET name = 'A' WHERE id = $1`, own.sectionId);
  await query(
    `INSERT INTO campus (institution_id, name, zone) VALUES ($1, 'Kigali', 'Africa/Kigali')`,
    own.institutionId,
  );
});

/** Course, term, section, campus and how many are enrolled, of all sections. */
const sections = async () =>
  (
    await query<{ line: string }>(
      `SELECT concat_ws(', ', course.code, term.name, section.name, campus.name,
         (SELECT count(*) FROM enrolment WHERE section_id = section.id)) AS line
       FROM section JOIN course ON course.id = course_id JOIN campus ON campus.id = campus_id JOIN term ON term.id = term_id
       WHERE course.institution_id = $1 ORDER BY 1`,
      own.institutionId,
    )
  ).map(({ line }) => line);
const terms = async () =>
  (
    await query<{ line: string }>(
      `SELECT concat_ws(', ', name, starts_on, ends_on) AS line FROM term WHERE institution_id = $1 ORDER BY 1`,
      own.institutionId,
    )
  ).map(({ line }) => line);

describe('a section of a file', () => {
  const heading = 'id;code du cours;intitulé du cours;période;campus;groupe';

  test('is not that of another campus by the same name: nobody lands in the wrong city', async () => {
    const before = await sections();
    const file = lines(heading, 'KGL-A;INF301;;Term;Kigali;A');
    const checked = await desk.check('sections', file);
    expect(checked.changes.map(({ action, label }) => [action, label])).toEqual([['create', 'INF301 A (Kigali)']]);
    await desk.take('sections', file);
    await desk.take('enrolments', lines('section id,person id', `KGL-A,${own.student}`));
    expect(await sections()).toEqual([...before, 'INF301, Term, A, Kigali, 1'].sort());
    expect(countsOf(await desk.take('sections', file))).toMatchObject({ section: '0 0 0 1 0' });
    // Both in one file are two as well.
    const both = lines(heading, 'K-B;INF301;;Term;Kigali;B', 'B-B;INF301;;Term;Butare;B');
    expect(countsOf(await desk.take('sections', both))).toMatchObject({ section: '2 0 0 0 0' });
  });

  test('without its campus is asked for it where there are several, also when one campus has that name', async () => {
    const checked = await desk.check('sections', lines(heading, 'X;INF301;;Term;;A'));
    expect(problemsOf(checked)).toEqual(['2 campus REQUIRED']);
  });

  test('that stands twice at one campus is a mistake', async () => {
    const file = lines(heading, 'X;INF301;;Term;Kigali;A', 'Y;INF301;;Term;Kigali;A');
    expect(problemsOf(await desk.check('sections', file))).toEqual(['3 id OTHER_ID']);
  });
});

describe('a bundle of two schools that call their things alike', () => {
  const school = (id: string) => ({
    org: { sourcedId: `S${id}`, name: `School ${id}`, type: 'school' },
    term: {
      sourcedId: `T${id}`,
      title: 'Semester 1',
      type: 'semester',
      startDate: `2027-0${id}-01`,
      endDate: `2027-0${id}-28`,
    },
    course: { sourcedId: `C${id}`, title: `Analysis of ${id}`, courseCode: 'MAT1', orgSourcedId: `S${id}` },
    classes: ['a', 'b'].map((one) => ({
      ...{ sourcedId: `X${id}${one}`, title: `Analysis ${one}`, courseSourcedId: `C${id}`, classCode: 'MAT1' },
      ...{ schoolSourcedId: `S${id}`, termSourcedIds: `T${id}` },
    })),
    user: {
      sourcedId: `U${id}`,
      username: `u${id}`,
      givenName: 'U',
      familyName: id,
      email: `u${id}.${turn}@example.org`,
    },
    role: { sourcedId: `R${id}`, userSourcedId: `U${id}`, role: 'student', orgSourcedId: `S${id}` },
    enrolment: {
      sourcedId: `E${id}`,
      classSourcedId: `X${id}b`,
      userSourcedId: `U${id}`,
      schoolSourcedId: `S${id}`,
      role: 'student',
    },
  });
  const bundle = (...all: ReturnType<typeof school>[]) =>
    bundleOfRows({
      orgs: all.map(({ org }) => org),
      academicSessions: all.map(({ term }) => term),
      courses: all.map(({ course }) => course),
      users: all.map(({ user }) => user),
      roles: all.map(({ role }) => role),
      classes: all.flatMap(({ classes }) => classes),
      enrollments: all.map(({ enrolment }) => enrolment),
    });

  test('comes in whole, with nothing of the one bound to the other, and the second time changes nothing', async () => {
    const before = await sections();
    const file = bundle(school('1'), school('3'));
    const applied = await desk.take('oneroster', file);
    expect(countsOf(applied)).toMatchObject({
      ...{ org: '2 0 0 0 0', term: '2 0 0 0 0', course: '2 0 0 0 0', section: '4 0 0 0 0', enrolment: '2 0 0 0 0' },
    });
    const renamed = ['academicSessions.csv 3', 'courses.csv 3', 'classes.csv 3', 'classes.csv 5'];
    expect(problemsOf(applied)).toEqual(renamed.map((at) => `${at} - RENAMED`));
    expect(await sections()).toEqual(
      [
        ...before,
        'MAT1 (2), Semester 1 (2027), Analysis b, School 3, 1',
        'MAT1 (2), Semester 1 (2027), MAT1, School 3, 0',
        'MAT1, Semester 1, Analysis b, School 1, 1',
        'MAT1, Semester 1, MAT1, School 1, 0',
      ].sort(),
    );
    const [dates, all] = [await terms(), await sections()];
    const again = Object.values(countsOf(await desk.take('oneroster', file, true)));
    expect(again.filter((count) => !/^0 0 0 \d+ 0$/.test(count))).toEqual([]);
    expect([await terms(), await sections()]).toEqual([dates, all]);
    // A term of the next year does not move the one of this year, nor does a code of ours stand for what an id is cut from.
    const next = school('1');
    const later = { sourcedId: 'T9', startDate: '2028-01-01', endDate: '2028-02-28' };
    await desk.take('oneroster', bundleOfRows({ academicSessions: [{ ...next.term, ...later }] }));
    expect(await terms()).toEqual([...dates, 'Semester 1 (2028), 2028-01-01, 2028-02-27'].sort());
  });

  test('an id that is new for what the register names otherwise is refused, and said', async () => {
    await desk.take('oneroster', bundle(school('1')));
    const before = [await terms(), await sections()];
    const again = school('1');
    const checked = await desk.check(
      'oneroster',
      bundleOfRows({
        orgs: [{ ...again.org, sourcedId: 'S9' }],
        academicSessions: [{ ...again.term, sourcedId: 'T9' }],
        courses: [{ ...again.course, sourcedId: 'C9', orgSourcedId: '' }],
      }),
    );
    const said = ['orgs.csv', 'academicSessions.csv', 'courses.csv'].map((file) => `${file} 2 sourcedId OTHER_ID`);
    expect(problemsOf(checked)).toEqual(said);
    expect([await terms(), await sections()]).toEqual(before);
  });

  test('a course that files of ours named by its code is the same one under the id of a bundle', async () => {
    await desk.take('sections', lines('id,course code,course title,term,campus,section', 'Z,MAT1,Old,Term,Kigali,A'));
    const applied = await desk.take('oneroster', bundle(school('1')));
    expect(problemsOf(applied)).toEqual(['classes.csv 3 - RENAMED']);
    expect((await sections()).filter((line) => line.startsWith('MAT1'))).toHaveLength(3);
  });
});

describe('a name', () => {
  const people = async () =>
    Object.fromEntries(
      (
        await query<{ external: string; parts: string[] }>(
          `SELECT external_id AS external, ARRAY[name, given_name, middle_name, family_name] AS parts
           FROM person JOIN register_record ON object_id = person.id AND kind = 'person' WHERE institution_id = $1`,
          own.institutionId,
        )
      ).map(({ external, parts }) => [external, parts]),
    );
  const congolese = () =>
    lines(
      'matricule;nom;postnom;prénom;courriel',
      `Z1;Kabongo;Ilunga;Patrick;${mail('z1')}`,
      `Z2;Uwase;;;${mail('z2')}`,
    );

  test('of a file keeps each of its parts, and one word is one', async () => {
    await desk.take('people', congolese());
    const taken = {
      Z1: ['Patrick Kabongo Ilunga', 'Patrick', 'Ilunga', 'Kabongo'],
      Z2: ['Uwase', null, null, 'Uwase'],
    };
    expect(await people()).toEqual(taken);
    // Neither a file without postnoms nor one that calls them otherwise takes anything away.
    for (const file of [
      congolese(),
      lines('id,first name,last name,email', `Z1,Patrick,Kabongo,${mail('z1')}`),
      lines('id,first name,middle name,last name,email', `Z1,Patrick,Ilunga,Kabongo,${mail('z1')}`),
    ]) {
      expect(countsOf(await desk.take('people', file))['person']).toMatch(/^0 0 0 . 0$/);
    }
    expect(await people()).toEqual(taken);
    await desk.take('people', lines('id,first name,middle name,last name,email', `Z3,Mary,Jane,Smith,${mail('z3')}`));
    expect((await people())['Z3']).toEqual(['Mary Jane Smith', 'Mary', 'Jane', 'Smith']);
    // The log says that they changed, and not to what.
    expect(await query(`SELECT FROM audit_entry WHERE changes::text ~ 'Ilunga|Kabongo'`)).toEqual([]);
  });

  test('that the person wrote by hand has no parts that say otherwise, and stays', async () => {
    await desk.take('people', congolese());
    await query('UPDATE person SET name = $1 WHERE email = $2', 'Pat Kabongo', mail('z1'));
    expect((await people())['Z1']).toEqual(['Pat Kabongo', null, null, null]);
    expect(countsOf(await desk.take('people', congolese()))).toEqual({ person: '0 0 0 2 1' });
    expect((await people())['Z1']).toEqual(['Pat Kabongo', null, null, null]);
    await desk.take('people', congolese(), true);
    expect((await people())['Z1']).toEqual(['Patrick Kabongo Ilunga', 'Patrick', 'Ilunga', 'Kabongo']);
  });

  test('is no link and no address, in whichever column', async () => {
    const file = lines(
      'id,name,first name,postnom,email',
      `A,,www.x.example,,${mail('a')}`,
      `B,B,B,https://x,${mail('b')}`,
    );
    expect(problemsOf(await desk.check('people', file))).toEqual(['2 first name NOT_A_NAME', '3 postnom NOT_A_NAME']);
  });

  test('of a bundle has its middle name, shows what the person prefers, and may be one word', async () => {
    const user = (id: string, more: Record<string, string>) => ({
      ...{ sourcedId: id, username: id, givenName: '', familyName: '', email: mail(id.toLowerCase()), ...more },
    });
    const users = [
      user('M', { givenName: 'Patrick', middleName: 'Ilunga', familyName: 'Kabongo' }),
      user('P', { givenName: 'Patrick', familyName: 'Kabongo', preferredGivenName: 'Pat' }),
      user('O', { familyName: 'Uwase' }),
      user('D', { givenName: '-', familyName: 'Ndayisenga' }),
    ];
    const roles = users.map(({ sourcedId }) => ({
      sourcedId: `R${sourcedId}`,
      userSourcedId: sourcedId,
      role: 'student',
    }));
    await desk.take('oneroster', bundleOfRows({ users, roles }));
    expect(await people()).toEqual({
      M: ['Patrick Ilunga Kabongo', 'Patrick', 'Ilunga', 'Kabongo'],
      P: ['Pat Kabongo', 'Patrick', null, 'Kabongo'],
      O: ['Uwase', null, null, 'Uwase'],
      D: ['Ndayisenga', null, null, 'Ndayisenga'],
    });
    expect(countsOf(await desk.take('oneroster', bundleOfRows({ users, roles }), true))).toEqual({
      person: '0 0 0 4 0',
    });
  });
});

describe('a valid bundle', () => {
  const school = { sourcedId: 'S1', name: 'Kigali', type: 'school' };
  const term = { sourcedId: 'T1', title: 'S1', type: 'semester', startDate: '2027-01-01', endDate: '2027-06-01' };
  const course = { sourcedId: 'C1', title: 'Analysis', orgSourcedId: 'I1' };
  const room = (id: string, more: Record<string, string> = {}) => ({
    ...{ sourcedId: id, title: id, courseSourcedId: 'C1', schoolSourcedId: 'S1', termSourcedIds: 'T1', ...more },
  });
  const user = (id: string, more: Record<string, string> = {}) => ({
    ...{ sourcedId: id, enabledUser: 'TRUE', username: id, givenName: id, familyName: id },
    ...{ email: `${id.toLowerCase()}.${turn}@example.org`, ...more },
  });
  const role = (id: string, of = 'student') => ({
    sourcedId: `R${id}${of}`,
    userSourcedId: id,
    role: of,
    orgSourcedId: 'S1',
  });
  const place = (id: string, person: string, more: Record<string, string> = {}) => ({
    ...{ sourcedId: id, classSourcedId: 'X1', schoolSourcedId: 'S1', userSourcedId: person, role: 'student', ...more },
  });

  test('has people without an address, who are passed over with their places: the rest is applied', async () => {
    const applied = await desk.take(
      'oneroster',
      bundleOfRows({
        // A kind of org that is the register's own.
        orgs: [school, { sourcedId: 'I1', name: 'Institute', type: 'ext:institute' }],
        academicSessions: [term],
        // Longer than a code is here.
        courses: [{ ...course, courseCode: 'A-very-long-code-of-a-course' }],
        users: [user('U1'), user('U2', { email: '' }), user('U3', { enabledUser: 'false' }), user('U4'), user('U5')],
        roles: [...['U1', 'U2', 'U3', 'U4'].map((id) => role(id)), role('U5', 'parent')],
        classes: [room('X1')],
        enrollments: [
          ...[place('E0', 'U1', { status: 'tobedeleted' }), place('E1', 'U1'), place('E2', 'U2'), place('E3', 'U4')],
          ...[place('E4', 'U2', { role: 'proctor' }), place('E5', 'U5'), place('E6', 'U3')],
        ],
      }),
    );
    expect(problemsOf(applied).sort()).toEqual(
      [
        ...['orgs.csv 3 type IGNORED_LINE', 'courses.csv 2 courseCode SHORTENED', 'users.csv 3 email NO_ADDRESS'],
        ...[
          'roles.csv 6 role IGNORED_LINE',
          'users.csv 6 sourcedId IGNORED_LINE',
          'enrollments.csv 6 role IGNORED_LINE',
        ],
        'enrollments.csv 2 sourcedId IGNORED_LINE',
      ].sort(),
    );
    expect(countsOf(applied)).toMatchObject({ course: '1 0 0 0 0', section: '1 0 0 0 0', enrolment: '2 0 0 0 0' });
    expect((await sections()).filter((line) => line.includes('X1'))).toEqual([
      'A-very-long-code-of-, S1, X1, Kigali, 2',
    ]);
  });

  test('of changes alone says what changed of a user, whose roles stay', async () => {
    await desk.take('oneroster', bundleOfRows({ users: [user('U1')], roles: [role('U1')] }));
    const manifest = (mode: string) => `propertyName,value\r\noneroster.version,1.2\r\nfile.users,${mode}\r\n`;
    const changed = [user('U1', { givenName: 'Aline' }), user('U2')];
    const applied = await desk.take('oneroster', bundleOfRows({ users: changed }, manifest('delta')));
    expect([countsOf(applied), problemsOf(applied)]).toEqual([
      { person: '0 1 0 0 0' },
      ['users.csv 3 sourcedId IGNORED_LINE'],
    ]);
    const found = await query(
      `SELECT name, suspended_at FROM person JOIN membership ON person_id = person.id WHERE email = $1`,
      `u1.${turn}@example.org`,
    );
    expect(found).toEqual([{ name: 'Aline U1', suspended_at: null }]);
  });

  test('whose titles lack their quotation marks is read where that is sure, and said; else it is one fault a line', async () => {
    const files = { orgs: [school], academicSessions: [term], courses: [{ ...course, orgSourcedId: '' }] };
    const classes = [room('X1', { title: 'Analysis; A', classType: 'scheduled' }), room('X2', { title: 'Algebra; B' })];
    const places = [place('E1', own.student), place('E2', own.student, { classSourcedId: 'X2' })];
    const zip = unzipSync(bundleOfRows({ ...files, classes, enrollments: places }));
    zip['classes.csv'] = strToU8(strFromU8(zip['classes.csv'] ?? new Uint8Array()).replaceAll(';', ','));
    const checked = await desk.check('oneroster', zipSync(zip));
    expect(problemsOf(checked)).toEqual(['classes.csv 3 - TOO_MANY_CELLS', 'classes.csv 2 title TAKEN_FOR']);
    expect(checked.changes.map(({ label }) => label)).toContain('C1 Analysis, A (Kigali)');
    const file = lines('id,email,name', `A1,a1.${turn}@example.org,Kabongo, Jr`, `A2,a2.${turn}@example.org,B,,`);
    const people = await desk.check('people', file);
    expect([problemsOf(people), countsOf(people)]).toEqual([['2 - TOO_MANY_CELLS'], { person: '1 0 0 0 0' }]);
  });

  test('of another version is not looked at any further, and says what was seen', async () => {
    const manifest = 'propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.users,bulk\r\n';
    const checked = await desk.check('oneroster', bundleOfRows({ users: [user('U1', { email: 'no' })] }, manifest));
    expect(problemsOf(checked)).toEqual(['manifest.csv 3 value WRONG_VERSION']);
    expect(checked.problems[0]?.message).toContain('oneroster.version "1.1". Only 1.2');
    expect([checked.counts, checked.problemCount]).toEqual([[], 1]);
  });

  test('says of what is not there in which of its files it should stand', async () => {
    const checked = await desk.check(
      'oneroster',
      bundleOfRows({ enrollments: [place('E1', 'U9'), place('E2', 'U9')] }),
    );
    expect(checked.problems.map(({ file, line, message }) => [file, line, message])).toEqual([
      ['enrollments.csv', 2, 'There is no section "X1". It stands neither in classes.csv nor here already.'],
      ['enrollments.csv', 2, 'There is no person "U9". It stands neither in users.csv nor here already.'],
    ]);
  });
});
