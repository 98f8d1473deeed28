import { describe, expect, test } from '@jest/globals';
import { database, desk, mail, own, query, turn, useRegister } from './register-set-up.ts';
import { countsOf, problemsOf } from './register-world.ts';
import type { RegisterImportModel } from '../src/register/models.ts';
import { saveUniversity } from './world.ts';

useRegister();

const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with its mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 with its mark': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
};
const separators = { comma: ',', semicolon: ';', tab: '\t' };
const lineEnds = { CRLF: '\r\n', LF: '\n' };

describe('a file as spreadsheets write it', () => {
  const table = Object.keys(encodings).flatMap((encoding) =>
    Object.keys(separators).flatMap((separator) =>
      Object.keys(lineEnds).map(
        (end) => [encoding, separator, end] as [keyof typeof encodings, keyof typeof separators, keyof typeof lineEnds],
      ),
    ),
  );
  test.each(table)('%s, %s, %s', async (encoding, separator, end) => {
    const cells = [
      ['Identifiant', 'Nom complet', 'Adresse électronique', 'Rôle', 'Remarque'],
      ['É1', `"Sœur Aimée, ""Mimi""; Ntâhe"`, mail('aimee'), 'Étudiante', ''],
      ['É2', `"Deux\r\nlignes"`, mail('deux'), '', ''],
      ['É3', 'Trois', 'pas une adresse', '', ''],
    ];
    const text = cells.map((line) => line.join(separators[separator]) + lineEnds[end]).join('');
    const checked = await desk.check('people', encodings[encoding](text));
    expect(problemsOf(checked)).toEqual([
      '3 Nom complet NOT_ONE_LINE',
      '5 Adresse électronique NOT_AN_EMAIL',
      '1 Remarque UNKNOWN_COLUMN',
    ]);
    expect(checked.changes.map(({ externalId, label }) => [externalId, label])).toEqual([
      ['É1', 'Sœur Aimée, "Mimi"; Ntâhe'],
    ]);
  });

  test('with Excel’s own line for the separator', async () => {
    const checked = await desk.check('people', `sep=;\r\nid;email;name\r\nS1;${mail('one')};One, Two\r\nS2;;Two\r\n`);
    expect(problemsOf(checked)).toEqual(['4 email REQUIRED']);
  });

  test('with what begins like a formula, as our exports disarm it', async () => {
    await desk.take('people', `id,email,name\nS1,${mail('f')},'=1+1\nS2,${mail('g')},'Aline\n`);
    expect(await query('SELECT name FROM person WHERE email = ANY($1) ORDER BY email', [mail('f'), mail('g')])).toEqual(
      [{ name: '=1+1' }, { name: "'Aline" }],
    );
  });

  test('with characters that nobody sees, which are taken away: an id with one is the same id', async () => {
    const lines = [
      'matricule;nom complet;courriel;rôle',
      `a1 ;Jean\u200b Paul ; ${mail('jp')} ;student`,
      `a2;Marie;\u00a0${mail('marie')}\u00a0;student`,
      `a3;Zero;\u200b${mail('zero')};student`,
      `a4\u200b;Zero;${mail('zero4')};student`,
      `a4;Zero;${mail('zero5')};student`,
    ];
    const checked = await desk.check('people', lines.join('\r\n'));
    expect(problemsOf(checked)).toEqual(['6 matricule TWICE']);
    expect(checked.changes.map(({ externalId, label }) => [externalId, label])).toEqual([
      ['a1', 'Jean Paul'],
      ['a2', 'Marie'],
      ['a3', 'Zero'],
      ['a4', 'Zero'],
    ]);
  });

  test('with decomposed accents, which become the letters that everybody searches', async () => {
    await desk.take('people', `id,email,name\nS1,${mail('nfd')},${'Éloïse'.normalize('NFD')}\n`);
    expect(await query('SELECT name FROM person WHERE email = $1', mail('nfd'))).toEqual([{ name: 'Éloïse' }]);
  });
});

describe('a file that may be read in several ways', () => {
  const people = (line: Buffer) =>
    Buffer.concat([Buffer.from(`matricule;prénom;nom;courriel\r0021;Élodie;Ndu;${mail('elodie')}\r`), line]);
  const waysOf = ({ readings }: RegisterImportModel) => readings.map(({ encoding }) => encoding);

  test('is not read by guess: one is asked, shown names, and it is read as was said', async () => {
    // Of Excel for Mac: "é" is 0x8E, which is "Ž" elsewhere.
    const content = Buffer.from(`matricule;pr\x8enom;nom;courriel\r1;Chlo\x8e;B\x8egin;${mail('chloe')}\r`, 'latin1');
    const asked = await desk.check('people', content);
    expect([asked.state, asked.problemCount, asked.changes]).toEqual(['asking', 0, []]);
    expect(asked.readings).toContainEqual({ encoding: 'macintosh', samples: ['prénom', 'Chloé', 'Bégin'] });
    expect(asked.readings).toContainEqual({ encoding: 'windows-1252', samples: ['prŽnom', 'ChloŽ', 'BŽgin'] });
    await expect(desk.apply(asked.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(desk.imports.readAs(asked.id, 'utf-8+cp850')).rejects.toMatchObject({ code: 'BAD_INPUT' });

    const wrong = await desk.readAs(asked.id, 'windows-1252');
    expect([wrong.state, problemsOf(wrong)]).toEqual(['checked', ['1 prŽnom TAKEN_FOR']]);
    const right = await desk.readAs(asked.id, 'macintosh');
    expect([right.encoding, right.changes.map(({ label }) => label)]).toEqual(['macintosh', ['Chloé Bégin']]);
    const applied = await desk.apply(asked.id);
    expect([applied.state, applied.readings]).toEqual(['applied', []]);
    expect(await query('SELECT name FROM person WHERE email = $1', mail('chloe'))).toEqual([{ name: 'Chloé Bégin' }]);
    await expect(desk.imports.readAs(asked.id, 'macintosh')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('names the line and column of a bad byte in UTF-8', async () => {
    const asked = await desk.check('people', people(Buffer.from(`22;Am\xe9lie;Celik;${mail('amelie')}\r`, 'latin1')));
    expect([asked.state, problemsOf(asked)]).toEqual(['asking', ['3 prénom BAD_BYTE']]);
    expect(asked.problems[0]?.value).toBe('Am\uFFFDlie');
    expect(waysOf(asked)).toContain('utf-8+macintosh');
    const read = await desk.readAs(asked.id, 'utf-8+windows-1252');
    expect(read.changes.map(({ label }) => label)).toEqual(['Élodie Ndu', 'Amélie Celik']);
  });

  test('is asked about too when it is UTF-8 that was read wrongly before', async () => {
    const asked = await desk.check('people', people(Buffer.from(`22;AmÃ©lie;Celik;${mail('amelie')}\r`)));
    expect([asked.state, asked.readings]).toEqual([
      'asking',
      [
        { encoding: 'mended+windows-1252', samples: ['Amélie'] },
        { encoding: 'as-it-is', samples: ['AmÃ©lie'] },
      ],
    ]);
    const mended = await desk.readAs(asked.id, 'mended+windows-1252');
    expect(mended.changes.map(({ label }) => label)).toEqual(['Élodie Ndu', 'Amélie Celik']);
    const kept = await desk.readAs(asked.id, 'as-it-is');
    expect(kept.changes.map(({ label }) => label)).toEqual(['Élodie Ndu', 'AmÃ©lie Celik']);
    const dropped = await desk.imports.drop(asked.id);
    expect([dropped.state, dropped.readings]).toEqual(['dropped', []]);
  });

  test('is not mended where a letter was lost before', async () => {
    const checked = await desk.check('people', people(Buffer.from(`22;Am\uFFFDlie;Celik;${mail('amelie')}\r`)));
    expect([checked.state, problemsOf(checked)]).toEqual(['checked', ['3 prénom LOST_CHARACTER']]);
  });
});

describe('a file that is nearly right', () => {
  const nearOf = ({ problems }: RegisterImportModel) =>
    problems.filter(({ near }) => near !== null).map(({ column, value, code, near }) => [code, column, value, near]);

  test('headings are taken for what they nearly name, which is said; those beside are not read', async () => {
    const checked = await desk.check(
      'people',
      `Matricule*;Nom complet (obligatoire);Adresse e-mail institutionnelle;Promotoin;Téléphone\nx1;A;${mail('xa')};B1;\n`,
    );
    expect(problemsOf(checked)).toEqual([
      '1 Nom complet (obligatoire) TAKEN_FOR',
      '1 Adresse e-mail institutionnelle TAKEN_FOR',
      '1 Promotoin TAKEN_FOR',
      '1 Téléphone UNKNOWN_COLUMN',
    ]);
    expect(nearOf(checked).map(([, , , near]) => near)).toEqual([
      'name / nom complet',
      'email / courriel',
      'cohort / cohorte',
    ]);
    expect([checked.problemCount, checked.changes.map(({ externalId }) => externalId)]).toEqual([0, ['x1']]);
  });

  test.each([
    [
      'matricule;nom;E-mail personnel;E-mail institutionnel',
      '1 E-mail institutionnel DOUBLE_COLUMN',
      'E-mail personnel | E-mail institutionnel',
    ],
    [
      'matricule;courriel;courriel du père;remarque',
      '1 name / nom complet MISSING_COLUMN',
      'matricule | courriel | courriel du père | remarque',
    ],
    ['Matr.;nom;courriel', '1 id / identifiant MISSING_COLUMN', 'Matr. | nom | courriel'],
  ])('%s is a problem that names the headings', async (heading, expected, value) => {
    const checked = await desk.check('people', `${heading}\n1;2;3;4\n`);
    expect([problemsOf(checked)[0], checked.problems[0]?.value]).toEqual([expected, value]);
    expect(checked.problemCount).toBe(1);
  });

  test('of a missing column the heading that may be meant is offered', async () => {
    const checked = await desk.check('people', 'matricule;Nom de l’étudiant;Contact (mail ou tél)\n1;2;3\n');
    expect(nearOf(checked)).toEqual([
      [
        'MISSING_COLUMN',
        'email / courriel, name / nom complet',
        'matricule | Nom de l’étudiant | Contact (mail ou tél)',
        '"Contact (mail ou tél)" (email / courriel), "Nom de l’étudiant" (last name / nom)',
      ],
    ]);
  });

  test('terms and campuses are found with any dashes, blanks and accents; others are asked about', async () => {
    await query(`UPDATE term SET name = '2026-2027, 1' WHERE institution_id = $1`, own.institutionId);
    const line = (id: number, term: string, campus: string) => `t${id};NEW901;Nouveau;"${term}";${campus};S${id}`;
    const checked = await desk.check(
      'sections',
      [
        'id;code du cours;intitulé du cours;période;campus;groupe',
        line(1, '2026–2027, 1', 'Butare'),
        line(2, '2026-2027,1', 'butare '),
        line(3, '2026-2027, 1', 'Butaré'),
        line(4, '2026–2027, 1', 'Butarre'),
        line(5, '2026-2027', 'Butare'),
        line(6, 'Autre', 'Kigali'),
      ].join('\n'),
    );
    expect(nearOf(checked)).toEqual([
      ['NOT_FOUND', 'campus', 'Butarre', 'Butare'],
      ['NOT_FOUND', 'période', '2026-2027', '2026-2027, 1'],
      ['TAKEN_FOR', 'période', '2026–2027, 1', '2026-2027, 1'],
      ['TAKEN_FOR', 'période', '2026-2027,1', '2026-2027, 1'],
      ['TAKEN_FOR', 'campus', 'Butaré', 'Butare'],
    ]);
    expect(checked.problems.find(({ value }) => value === 'Butarre')?.message).toContain('Do you mean "Butare"?');
    expect(countsOf(checked)['section']).toBe('3 0 0 0 0');
  });

  test('two terms that have the same words are not told apart', async () => {
    await query(`UPDATE term SET name = '2026-2027, 1' WHERE institution_id = $1`, own.institutionId);
    await query(
      `INSERT INTO term (institution_id, name, starts_on, ends_on) SELECT institution_id, '2026/2027 1', starts_on, ends_on
       FROM term WHERE institution_id = $1`,
      own.institutionId,
    );
    const checked = await desk.check('sections', 'id;cours;période;campus;groupe\nt1;INF301;2026–2027, 1;Butare;S1\n');
    expect(problemsOf(checked)).toEqual(['2 période NOT_FOUND']);
  });

  test('numbers that a spreadsheet shortened are refused in each cell, however often', async () => {
    const people = await desk.check(
      'people',
      `matricule;nom complet;courriel;cohorte\n2,02001E+11;A;${mail('ea')};\n2.02001E+11;B;${mail('eb')};\n2,02001E+11;C;${mail('ec')};1E+12|B\n1E5;D;${mail('ed')};\n`,
    );
    expect(problemsOf(people)).toEqual([
      '2 matricule LOST_DIGITS',
      '3 matricule LOST_DIGITS',
      '4 matricule LOST_DIGITS',
      '4 cohorte LOST_DIGITS',
    ]);
    const sections = await desk.check(
      'sections',
      'id;cours;période;groupe;enseignants\n####;INF301;Term;Z;2,02001E+11\n',
    );
    expect(problemsOf(sections)).toEqual(['2 id LOST_DIGITS', '2 enseignants LOST_DIGITS']);
    const places = await desk.check('enrolments', 'section;matricule\n2,02001E+11;2.02E+11\n');
    expect(problemsOf(places)).toEqual(['2 section LOST_DIGITS', '2 matricule LOST_DIGITS']);
  });
});

describe('every bad line is named with its column and the reason', () => {
  test('people', async () => {
    const checked = await desk.check(
      'people',
      [
        'id,email,name,role,language,zone,status',
        `S1,${mail('a')},A,student,fr,Africa/Kigali,active`,
        `,${mail('b')},B,,,,`,
        `S1,${mail('c')},C,,,,`,
        `S4,${mail('A').toUpperCase()},D,,,,`,
        `S5,${mail('e')},,,,,`,
        `S6,${mail('f')},F,king,de,Africa/Nowhere,maybe`,
        '',
        `S8|9,no,${'N'.repeat(121)},,,,`,
      ].join('\n'),
    );
    expect(problemsOf(checked)).toEqual([
      '3 id REQUIRED',
      '6 name REQUIRED',
      '7 role UNKNOWN_VALUE',
      '7 language UNKNOWN_VALUE',
      '7 zone NOT_A_ZONE',
      '7 status UNKNOWN_VALUE',
      '9 id NOT_AN_ID',
      '9 email NOT_AN_EMAIL',
      '9 name TOO_LONG',
      '4 id TWICE',
      '5 email TWICE',
    ]);
    expect(checked.problemCount).toBe(11);
    expect(checked.problems[9]?.message).toBe('This id stands in line 2 already.');
    await expect(desk.apply(checked.id)).rejects.toThrow('This file has 11 problems');
    expect(await query('SELECT FROM person WHERE email = $1', mail('a'))).toEqual([]);
  });

  test('sections and enrolments', async () => {
    const sections = await desk.check(
      'sections',
      [
        'id,course code,course title,term,campus,section,capacity,lecturers',
        'X1,NEW1,,Term,Butare,A,0,',
        'X2,INF301,,Never,Nowhere,B,,nobody',
        'X3,NEW2,,Term,,C,,',
      ].join('\n'),
    );
    expect(problemsOf(sections)).toEqual([
      '2 capacity NOT_A_NUMBER',
      '4 course title REQUIRED',
      '3 term NOT_FOUND',
      '3 campus NOT_FOUND',
      '4 course code NOT_FOUND',
    ]);
    const enrolments = await desk.check('enrolments', 'section id,person id\nX9,nobody\n');
    expect(problemsOf(enrolments)).toEqual(['2 section id NOT_FOUND', '2 person id NOT_FOUND']);
  });

  test('people and sections of another university are not found', async () => {
    const other = await saveUniversity(database.dataSource.manager, `Other ${turn}`);
    const checked = await desk.check(
      'enrolments',
      `section id,person id\n${other.sectionId},${other.student}\n${own.sectionId},${own.student}\n`,
    );
    expect(problemsOf(checked)).toEqual(['2 section id NOT_FOUND', '2 person id NOT_FOUND']);
    expect(countsOf(checked)).toEqual({ enrolment: '1 0 0 0 0' });
  });

  test('of many problems the first 200 are shown and all are counted', async () => {
    const checked = await desk.check(
      'people',
      ['id,email,name', ...Array.from({ length: 500 }, (_, n) => `S${n},no,N`)].join('\n'),
    );
    expect([checked.problems.length, checked.problemCount, checked.linesTotal]).toEqual([200, 500, 500]);
  });
});

describe('a hostile file', () => {
  test.each<[string, string | Buffer, string]>([
    ['with NUL bytes', Buffer.from('id,email,name\nS1,a@b.example,N\0\n'), '1 - NOT_TEXT'],
    ['that is an Excel workbook', Buffer.from('PK\u0003\u0004xlsx'), '1 - NOT_CSV'],
    ['with a line of 10 MB', `id,email,name\nS1,${'a'.repeat(10_000_000)},N\n`, '2 - TOO_LARGE'],
    ['with a heading of 10 MB', 'a'.repeat(10_000_000), '1 - TOO_LARGE'],
    ['with 1000 columns', `${Array.from({ length: 1_000 }, (_, n) => `c${n}`).join(',')}\n`, '1 - TOO_LARGE'],
    [
      'with a quote that never ends',
      'id,email,name\nS1,a@b.example,A\nS2,"a@b.example,B\nS3,c@d.example,C\n',
      '3 - NOT_READABLE',
    ],
    ['that is empty', '', '1 - EMPTY_FILE'],
    ['of blank lines', '\r\n\r\n;;;\r\n', '1 - EMPTY_FILE'],
    ['with the same column twice', 'id,email,name,courriel\n', '1 courriel DOUBLE_COLUMN'],
    ['without its columns', 'nom;prénom\nA;B\n', '1 id / identifiant, email / courriel MISSING_COLUMN'],
    ['with a backspace in a name', 'id,email,name\nS1,a@b.example,A\b\n', '2 name NOT_ONE_LINE'],
  ])('%s is a problem with a sentence, and nothing else', async (_, content, expected) => {
    const checked = await desk.check('people', content);
    expect(checked.state).toBe('checked');
    expect(problemsOf(checked)).toEqual([expected]);
    expect(checked.problems[0]?.message).toMatch(/^[A-Z"].*\.$/);
  });
});

describe('all or nothing', () => {
  /** Resolves when a statement waits for a row that somebody else holds. */
  const somebodyWaits = async () => {
    while ((await query('SELECT FROM pg_locks WHERE NOT granted')).length === 0) await new Promise(setImmediate);
  };
  /** Carries `statement` out in a transaction of its own, which stays open until the function it gives is called. */
  const hold = async (statement: string, ...parameters: unknown[]) => {
    const client = database.dataSource.createQueryRunner();
    await client.startTransaction();
    await client.query(statement, parameters);
    return async () => {
      await client.commitTransaction();
      await client.release();
    };
  };
  const contents = async () =>
    query(
      ['person', 'membership', 'section', 'enrolment', 'register_record', 'audit_entry', 'cohort', 'cohort_member']
        .map(
          (name) =>
            `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM ${name} t`,
        )
        .join(' UNION ALL '),
    );
  const register = () =>
    ['id,email,name,cohort', ...Array.from({ length: 1_200 }, (_, n) => `S${n},${mail(`s${n}`)},Student ${n},C`)].join(
      '\n',
    );

  test('a failure at the very end leaves everything as it was, with a sentence', async () => {
    const checked = await desk.check('people', register());
    // The last thing that is written.
    await query(`ALTER TABLE register_record ADD CONSTRAINT no_s1190 CHECK (external_id <> 'S1190')`);
    try {
      const before = await contents();
      const failed = await desk.apply(checked.id);
      expect([failed.state, failed.failure]).toEqual(['failed', expect.stringMatching(/^Nothing was changed: /)]);
      expect(await contents()).toEqual(before);
      expect(await query('SELECT content FROM register_import WHERE id = $1', checked.id)).toEqual([{ content: null }]);
    } finally {
      await query('ALTER TABLE register_record DROP CONSTRAINT no_s1190');
    }
  });

  test('a change since the dry run is planned anew', async () => {
    const checked = await desk.check('people', `id,email,name\nS1,${mail('one')},One\nS2,${mail('two')},Two\n`);
    expect(countsOf(checked)).toEqual({ person: '2 0 0 0 0' });
    await desk.take('people', `id,email,name\nS1,${mail('one')},One\n`);
    expect(countsOf(await desk.apply(checked.id))).toEqual({ person: '1 0 0 1 0' });
  });

  test('a file that does not fit any more is refused as a whole', async () => {
    const checked = await desk.check(
      'enrolments',
      `section id,person id\n${own.sectionId},${own.student}\n${own.sectionId},${own.enrolled}\n`,
    );
    await query('DELETE FROM membership WHERE person_id = $1', own.enrolled);
    const failed = await desk.apply(checked.id);
    expect([failed.state, failed.failure]).toEqual(['failed', expect.stringContaining('does not fit any more')]);
    expect(await query('SELECT FROM enrolment WHERE person_id = $1', own.student)).toEqual([]);
  });

  test('an edit in the middle of applying is not lost: it counts as made by hand', async () => {
    await desk.take('people', register());
    const checked = await desk.check('people', register().replaceAll('Student', 'Scholar'));
    // Held until the plan is made and its first rows are being written.
    const letGo = await hold(`UPDATE person SET name = 'By hand' WHERE email = $1`, mail('s1190'));
    const applying = desk.apply(checked.id);
    await somebodyWaits();
    await letGo();
    expect((await applying).state).toBe('applied');
    expect(
      await query('SELECT name FROM person WHERE email = ANY($1) ORDER BY email', [mail('s1190'), mail('s1189')]),
    ).toEqual([{ name: 'Scholar 1189' }, { name: 'By hand' }]);
  });

  test('one file of an institution is applied at a time, and only what was checked', async () => {
    const [one, two] = [await desk.check('people', register()), await desk.check('people', register())];
    const letGo = await hold('LOCK TABLE register_record IN SHARE MODE');
    const first = desk.apply(one.id);
    await somebodyWaits();
    await expect(desk.imports.apply(two.id, false, own.admin)).rejects.toThrow('Another file of this institution');
    await expect(desk.imports.drop(one.id)).rejects.toThrow('Wait until that is done');
    await letGo();
    expect((await first).state).toBe('applied');
    await expect(desk.apply(one.id)).rejects.toThrow('This import is applied');
    expect((await desk.imports.drop(two.id)).state).toBe('dropped');
    await expect(desk.apply(two.id)).rejects.toThrow('This import is dropped');
  });

  test('the log says who imported what', async () => {
    await desk.take('people', `id,email,name\nS1,${mail('logged')},Logged\n`);
    expect(
      await query(
        `SELECT kind, action, source, actor_id AS actor FROM audit_entry
         WHERE person_id = (SELECT id FROM person WHERE email = $1) ORDER BY kind`,
        mail('logged'),
      ),
    ).toEqual(
      ['membership', 'person'].map((kind) => ({ kind, action: 'create', source: 'register', actor: own.admin })),
    );
  });
});

describe('an upload afterwards', () => {
  test('one whose process was taken for gone changes nothing when that goes on', async () => {
    const checked = await desk.check(
      'people',
      ['id,email,name', ...Array.from({ length: 1_200 }, (_, n) => `T${n},${mail(`t${n}`)},N`)].join('\n'),
    );
    await desk.imports.apply(checked.id, false, own.admin);
    await query(`UPDATE register_import SET state = 'failed' WHERE id = $1`, checked.id);
    await desk.jobs.idle();
    expect((await desk.imports.one(checked.id)).state).toBe('failed');
    expect(await query('SELECT FROM person WHERE email = $1', mail('t1'))).toEqual([]);
  });

  test('after a week files and the people named in them are gone, the counts stay', async () => {
    const waits = await desk.check('people', `id,email,name\nS1,${mail('week')},Week\n`);
    await query(`UPDATE register_import SET created_at = now() - interval '8 days' WHERE id = $1`, waits.id);
    await desk.imports.tidy();
    expect(await desk.imports.one(waits.id)).toMatchObject({
      state: 'dropped',
      changes: [],
      problems: [],
      counts: waits.counts,
    });
    expect(await query('SELECT content FROM register_import WHERE id = $1', waits.id)).toEqual([{ content: null }]);
  });
});
