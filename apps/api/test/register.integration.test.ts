import { describe, expect, test } from '@jest/globals';
import { database, desk, lines, mail, own, query, turn, useRegister } from './register-set-up.ts';
import { countsOf, problemsOf } from './register-world.ts';
import { saveUniversity } from './world.ts';

useRegister();

const personBy = async (email: string) => {
  const [person] = await query<{
    id: string;
    name: string;
    language: string;
    zone: string;
    version: number;
    mute: boolean;
  }>('SELECT id, name, language, zone, version, password_hash IS NULL AS mute FROM person WHERE email = $1', email);
  return person;
};
const rolesOf = async (email: string) =>
  (
    await query<{ role: string }>(
      `SELECT role || CASE WHEN suspended_at IS NULL THEN '' ELSE ' suspended' END AS role
       FROM membership JOIN person ON person.id = person_id WHERE email = $1 AND institution_id = $2 ORDER BY 1`,
      ...[email, own.institutionId],
    )
  ).map(({ role }) => role);
/** Everything that an import could change, and the log of it. */
const everything = async () =>
  query(
    [
      ...[
        'person',
        'membership',
        'course',
        'section',
        'section_lecturer',
        'enrolment',
        'cohort',
        'cohort_member',
        'campus',
      ],
      ...['department', 'term', 'session', 'audit_entry', 'register_record', 'waiting_place', 'notification'],
    ]
      .map(
        (name) =>
          `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM ${name} t`,
      )
      .join(' UNION ALL '),
  );

describe('people', () => {
  test('become members whom no mail is sent, in their cohort, with what the file says of them', async () => {
    const applied = await desk.take(
      'people',
      lines(
        'Matricule;Nom;Prénom;Courriel;Rôle;Langue;Fuseau horaire;Promotion',
        `S1;Uwamâna;Aline;${mail('Aline')};étudiante;français;Africa/Kigali;Bac 2`,
        `S2;Niyonzima;Éric;${mail('eric')};enseignant | étudiant;anglais;;`,
      ),
    );
    expect(countsOf(applied)).toEqual({ person: '2 0 0 0 0' });
    expect(await personBy(mail('aline'))).toMatchObject({
      ...{ name: 'Aline Uwamâna', language: 'fr', zone: 'Africa/Kigali', mute: true },
    });
    expect(await personBy(mail('eric'))).toMatchObject({
      name: 'Éric Niyonzima',
      language: 'en',
      zone: 'Africa/Kigali',
    });
    expect(await rolesOf(mail('eric'))).toEqual(['lecturer', 'student']);
    expect(
      await query(
        'SELECT cohort.name FROM cohort JOIN cohort_member ON cohort_id = cohort.id WHERE institution_id = $1',
        own.institutionId,
      ),
    ).toEqual([{ name: 'Bac 2' }]);
  });

  test('a person who joins a cohort joins the sections that follow it, one who leaves it leaves them; a full section stops it all', async () => {
    const file = (...rows: string[]) => lines('id,email,name,role,cohort', ...rows);
    await desk.take('people', file(`S1,${mail('first')},A,student,Bac 1`));
    await query(
      `INSERT INTO section_cohort (section_id, cohort_id) SELECT $1, id FROM cohort WHERE institution_id = $2`,
      ...[own.sectionId, own.institutionId],
    );
    const cohort = async () =>
      (
        await query<{ name: string }>(
          `SELECT person.name FROM enrolment JOIN person ON person.id = person_id
           WHERE section_id = $1 AND via = 'cohort' AND cohort_id IS NOT NULL ORDER BY 1`,
          own.sectionId,
        )
      ).map(({ name }) => name);
    await desk.take(
      'people',
      file(
        `S2,${mail('second')},B,student,Bac 1`,
        `S3,${mail('third')},C,student,Bac 1`,
        `L1,${mail('helper')},D,lecturer,Bac 1`,
      ),
    );
    expect(await cohort()).toEqual(['B', 'C']);
    await desk.take('people', file(`S3,${mail('third')},C,student,Bac 9`));
    expect(await cohort()).toEqual(['B']);
    await query('UPDATE section SET capacity = 1, waiting_list = false WHERE id = $1', own.sectionId);
    const before = await cohort();
    const checked = await desk.check('people', file(`S4,${mail('fourth')},E,student,Bac 1`));
    const { state, failure } = await desk.apply(checked.id);
    expect([state, failure]).toEqual(['failed', expect.stringMatching(/^Nothing was changed\. .* has 1 seats/)]);
    expect(await cohort()).toEqual(before);
  });

  test('imported twice change nothing the second time: no row, no version, no entry in the log', async () => {
    const file = lines(
      'id,email,name,role,cohort',
      `S1,${mail('one')},One,student,C`,
      `S2,${mail('two')},Two,lecturer,`,
    );
    await desk.take('people', file);
    const before = await everything();
    const again = await desk.take('people', file);
    expect(countsOf(again)).toEqual({ person: '0 0 0 2 0' });
    expect(await everything()).toEqual(before);
  });

  test('a change by hand stays until the admin says otherwise', async () => {
    const file = (name: string, zone: string) => lines('id,email,name,zone', `S1,${mail('hand')},${name},${zone}`);
    await desk.take('people', file('Register', 'Africa/Kigali'));
    await query('UPDATE person SET name = $1 WHERE email = $2', 'By hand', mail('hand'));
    const checked = await desk.check('people', file('Register 2', 'Africa/Lubumbashi'));
    expect(checked.changes).toEqual([
      {
        ...{ what: 'person', action: 'update', externalId: 'S1', label: 'By hand' },
        fields: [
          { field: 'name', before: 'By hand', after: 'Register 2', kept: true },
          { field: 'zone', before: 'Africa/Kigali', after: 'Africa/Lubumbashi', kept: false },
        ],
      },
    ]);
    expect(countsOf(await desk.apply(checked.id))).toEqual({ person: '0 1 0 0 1' });
    expect(await personBy(mail('hand'))).toMatchObject({ name: 'By hand', zone: 'Africa/Lubumbashi' });
    await desk.take('people', file('Register 2', 'Africa/Lubumbashi'), true);
    expect(await personBy(mail('hand'))).toMatchObject({ name: 'Register 2' });
  });

  test('a person of another university keeps their own profile against the register', async () => {
    const other = await saveUniversity(database.dataSource.manager, `Other ${turn}`);
    const [{ email = '' } = {}] = await query<{ email: string }>(
      'SELECT email FROM person WHERE id = $1',
      other.teaching,
    );
    const before = await personBy(email);
    await desk.take(
      'people',
      lines('id,email,name,role,zone', `L1,${email},Other Name,lecturer,Africa/Lubumbashi`),
      true,
    );
    expect(await personBy(email)).toEqual(before);
    // Nobody is enlisted by a file.
    expect(await rolesOf(email)).toEqual([]);
    // Nor can the address be taken over, now that the register has an id for it.
    await desk.take('people', lines('id,email,name,role', `L1,${mail('thief')},Other Name,lecturer`), true);
    expect(await personBy(email)).toEqual(before);
    expect(await personBy(mail('thief'))).toMatchObject({ name: 'Other Name' });
  });

  test('an account that is not ours is asked, shows nothing until it accepts, and stops no line of others', async () => {
    const other = await saveUniversity(database.dataSource.manager, `Other ${turn}`);
    const [{ email = '', name = '' } = {}] = await query<{ email: string; name: string }>(
      'SELECT email, name FROM person WHERE id = $1',
      other.teaching,
    );
    const people = (address: string) =>
      lines('id,email,name,role', `L1,${address},Name of the file,lecturer`, `S1,${mail('s1')},S One,student`);
    // What a file would do is the same for an account and for nobody.
    const [known, unknown] = [
      await desk.check('people', people(email)),
      await desk.check('people', people(mail('new'))),
    ];
    expect([known.counts, known.problems]).toEqual([unknown.counts, unknown.problems]);
    expect(JSON.parse(JSON.stringify(known.changes))).toEqual(JSON.parse(JSON.stringify(unknown.changes)));
    const applied = await desk.apply(known.id);
    expect(problemsOf(applied)).toEqual(['2 - INVITED']);
    expect(JSON.stringify(applied)).not.toContain(name);
    const asked = () =>
      query(`SELECT role, name FROM invitation WHERE institution_id = $1 AND email = $2`, own.institutionId, email);
    expect(await asked()).toEqual([{ role: 'lecturer', name: 'Name of the file' }]);
    // Again: nobody is asked twice, and nothing of theirs is in anything that goes out.
    expect(problemsOf(await desk.take('people', people(email)))).toEqual(['2 - INVITED']);
    expect(await asked()).toHaveLength(1);
    const sections = lines(
      'id,course code,course title,term,campus,section,lecturers',
      `X1,MAT101,Analyse,Term,Butare,A,L1`,
    );
    const taken = await desk.take('sections', sections);
    expect([problemsOf(taken), countsOf(taken)['section']]).toEqual([['2 lecturers INVITED'], '1 0 0 0 0']);
    const enrolled = await desk.take('enrolments', lines('section id,person id,role', 'X1,L1,lecturer', 'X1,S1,'));
    expect([problemsOf(enrolled), countsOf(enrolled)]).toEqual([['2 person id INVITED'], { enrolment: '1 0 0 1 0' }]);
    expect(JSON.stringify([taken, enrolled])).not.toContain(name);
    expect(
      await query(
        'SELECT FROM section_lecturer WHERE person_id = $1 AND section_id <> $2',
        other.teaching,
        other.sectionId,
      ),
    ).toEqual([]);
    // Accepted, the same files say the rest.
    await query(
      `INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, 'lecturer')`,
      other.teaching,
      own.institutionId,
    );
    const before = await personBy(email);
    expect(problemsOf(await desk.take('people', people(email), true))).toEqual([]);
    expect(await personBy(email)).toEqual(before);
    expect(countsOf(await desk.take('sections', sections))['enrolment']).toBe('1 0 0 0 0');
  });

  test('an address of another account elsewhere is told to nobody: the line is like one with an address that nobody has', async () => {
    const other = await saveUniversity(database.dataSource.manager, `Other ${turn}`);
    const [{ email = '' } = {}] = await query<{ email: string }>(
      'SELECT email FROM person WHERE id = $1',
      other.teaching,
    );
    const file = (address: string, name = 'One') => lines('id,email,name', `S1,${address},${name}`);
    await desk.take('people', file(mail('s1')));
    const [taken, free] = [await desk.check('people', file(email)), await desk.check('people', file(mail('new')))];
    const shown = ({ counts, problems, changes }: typeof taken) =>
      JSON.stringify({ counts, problems, changes }).replaceAll(email, 'X').replaceAll(mail('new'), 'X');
    expect(shown(taken)).toBe(shown(free));
    expect([taken.problemCount, taken.changes[0]?.fields.map(({ field }) => field)]).toEqual([0, ['email']]);
    expect(problemsOf(await desk.apply(taken.id))).toEqual(['2 - INVITED']);
    expect(await personBy(mail('s1'))).toMatchObject({ name: 'One' });
    expect(await query('SELECT role FROM invitation WHERE institution_id = $1', own.institutionId)).toEqual([
      { role: 'student' },
    ]);
    // Asked once; the rest of the line counts.
    expect(problemsOf(await desk.take('people', file(email, 'Two')))).toEqual(['2 - INVITED']);
    expect(await personBy(mail('s1'))).toMatchObject({ name: 'Two' });
    expect(await query('SELECT FROM invitation WHERE institution_id = $1', own.institutionId)).toHaveLength(1);
    // A person with a password changes the address themselves: nobody else is asked for it.
    await query(`UPDATE person SET password_hash = 'x' WHERE email = $1`, mail('s1'));
    const third = await saveUniversity(database.dataSource.manager, `Third ${turn}`);
    const [{ email: elsewhere = '' } = {}] = await query<{ email: string }>(
      'SELECT email FROM person WHERE id = $1',
      third.teaching,
    );
    expect(problemsOf(await desk.take('people', file(elsewhere, 'Two'), true))).toEqual([]);
    // An address of somebody here is no secret here.
    const [{ email: here = '' } = {}] = await query<{ email: string }>(
      'SELECT email FROM person WHERE id = $1',
      own.student,
    );
    expect(problemsOf(await desk.check('people', file(here)))).toEqual(['2 email TAKEN']);
  });

  test('a person who has left is suspended, and is back when the register says so; roles given by hand stay', async () => {
    const file = (status: string) => lines('id,email,name,role,status', `S1,${mail('left')},Left,student,${status}`);
    await desk.take('people', file('active'));
    await query(
      `INSERT INTO membership (person_id, institution_id, role) SELECT id, $1, 'lecturer' FROM person WHERE email = $2`,
      ...[own.institutionId, mail('left')],
    );
    expect(countsOf(await desk.take('people', file('terminé')))).toEqual({ person: '0 0 1 0 0' });
    expect(await rolesOf(mail('left'))).toEqual(['lecturer', 'student suspended']);
    expect(countsOf(await desk.take('people', file('terminé')))).toEqual({ person: '0 0 0 1 0' });
    expect(countsOf(await desk.take('people', file('actif')))).toEqual({ person: '0 1 0 0 0' });
    expect(await rolesOf(mail('left'))).toEqual(['lecturer', 'student']);
  });

  test('an admin does not lose the own role by a file', async () => {
    const [{ email = '' } = {}] = await query<{ email: string }>('SELECT email FROM person WHERE id = $1', own.admin);
    await desk.take('people', lines('id,email,name,role', `A1,${email},Admin,admin`));
    const applied = await desk.take('people', lines('id,email,name,role,status', `A1,${email},Admin,admin,ended`));
    expect(problemsOf(applied)).toEqual(['2 role OWN_ROLE']);
    expect(await rolesOf(email)).toEqual(['admin']);
  });
});

describe('sections and enrolments', () => {
  const people = () =>
    desk.take(
      'people',
      lines(
        'id,email,name,role',
        `S1,${mail('s1')},S One,student`,
        `S2,${mail('s2')},S Two,student`,
        `L1,${mail('l1')},L One,lecturer`,
        `L2,${mail('l2')},L Two,lecturer`,
      ),
    );
  const sections = (lecturers: string, capacity = '1', status = '') =>
    lines(
      'id;code du cours;intitulé du cours;période;campus;groupe;capacité;enseignants;statut',
      `X1;MAT101;Analyse;Term;Butare;A;${capacity};${lecturers};${status}`,
    );
  const inSection = async () =>
    (
      await query<{ email: string; role: string }>(
        `SELECT split_part(email, '.', 1) || ' ' || role AS email FROM (
           SELECT person_id, role, section_id FROM enrolment UNION ALL SELECT person_id, 'teaching ' || role, section_id FROM section_lecturer
         ) AS place JOIN person ON person.id = person_id JOIN section ON section.id = section_id JOIN course ON course.id = course_id
         WHERE institution_id = $1 AND code = 'MAT101' ORDER BY 1`,
        own.institutionId,
      )
    ).map(({ email }) => email);

  test('a file of sections makes courses and sections with their lecturers; the list of lecturers is the whole list', async () => {
    await people();
    const applied = await desk.take('sections', sections(`L1|${mail('l2')}`));
    expect(countsOf(applied)).toEqual({ course: '1 0 0 0 0', section: '1 0 0 0 0', enrolment: '2 0 0 0 0' });
    expect(await inSection()).toEqual(['l1 teaching lecturer', 'l2 teaching lecturer']);
    const second = await desk.take('sections', sections('L2'));
    expect(countsOf(second)).toEqual({ course: '0 0 0 1 0', section: '0 0 0 1 0', enrolment: '0 0 1 1 0' });
    expect(await inSection()).toEqual(['l2 teaching lecturer']);
  });

  test('a register may fill a section beyond its seats, and says so', async () => {
    await people();
    await desk.take('sections', sections('L1'));
    const file = lines('section id,person id,role', 'X1,S1,', `X1,${mail('s2')},étudiant`);
    const applied = await desk.take('enrolments', file);
    expect(countsOf(applied)).toEqual({ enrolment: '2 0 0 0 0' });
    expect(problemsOf(applied)).toEqual(['2 - OVER_CAPACITY']);
    expect(await inSection()).toEqual(['l1 teaching lecturer', 's1 student', 's2 student']);
    const before = await everything();
    expect(countsOf(await desk.take('enrolments', file))).toEqual({ enrolment: '0 0 0 2 0' });
    expect(await everything()).toEqual(before);
  });

  test('a person taken out by hand stays out, one whom the register ends is out, and a waiting student gets the seat', async () => {
    await people();
    await desk.take('sections', sections('L1', '2'));
    const file = (status: string) => lines('section id,person id,status', `X1,S1,${status}`, 'X1,S2,');
    await desk.take('enrolments', file(''));
    await query(`DELETE FROM enrolment USING person WHERE person.id = person_id AND email = $1`, mail('s2'));
    const kept = await desk.take('enrolments', file(''));
    expect(countsOf(kept)).toEqual({ enrolment: '0 0 0 2 1' });
    expect(await inSection()).toEqual(['l1 teaching lecturer', 's1 student']);
    await query(
      `INSERT INTO waiting_place (section_id, person_id) SELECT object_id, $2 FROM register_record WHERE institution_id = $1 AND external_id = 'X1'`,
      ...[own.institutionId, own.enrolled],
    );
    expect(countsOf(await desk.take('enrolments', file('ended')))).toEqual({ enrolment: '0 0 1 1 1' });
    expect(await inSection()).toEqual([expect.stringMatching(/^l1/), expect.stringMatching(/^person.* student/)]);
    await desk.take('enrolments', file('ended'), true);
    expect(await inSection()).toContain('s2 student');
  });

  test('a section that the register ends is cancelled with its sessions to come', async () => {
    await people();
    await desk.take('sections', sections('L1'));
    await query(
      `INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start)
       SELECT object_id, 'T', now() + n * interval '1 day', now() + n * interval '1 day' + interval '1 hour', 'Africa/Kigali', '2026-01-01T10:00'
       FROM register_record, generate_series(-1, 1, 2) n WHERE institution_id = $1 AND external_id = 'X1'`,
      own.institutionId,
    );
    expect(countsOf(await desk.take('sections', sections('', '', 'supprimé')))).toMatchObject({ section: '0 0 1 0 0' });
    expect(
      await query(
        `SELECT section.state, cancelled_at IS NOT NULL AS off, starts_at > now() AS coming FROM section JOIN session ON section_id = section.id
         JOIN course ON course.id = course_id WHERE institution_id = $1 AND code = 'MAT101' ORDER BY starts_at`,
        own.institutionId,
      ),
    ).toEqual([
      { state: 'cancelled', off: false, coming: false },
      { state: 'cancelled', off: true, coming: true },
    ]);
  });
});
