import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ClosingDay, LectureRoom } from '#database';
import { Planner, dataOf, refusal } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveUniversity } from './world.ts';
import type { University } from './world.ts';

jest.setTimeout(240_000);

interface Check {
  stamp: string;
  sections: {
    id: string;
    lecturers: string[];
    lecturersGone: string[];
    students: number;
    decks: number;
    sessions: number;
    outside: number;
    problems: { kind: string; outcome: string; localStart: string; who: string | null }[];
  }[];
  holidays: { day: string; name: string; sessions: number }[];
}
interface Copied {
  term: { id: string };
  sections: number;
  sessions: number;
  students: number;
  told: number;
}

let api: RunningApi;
let at: University;
let planner: Planner;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  await api.dataSource.query(`UPDATE term SET starts_on = '2029-09-03', ends_on = '2029-12-21' WHERE id = $1`, [
    at.termId,
  ]);
  await api.dataSource.query('DELETE FROM session WHERE section_id = $1', [at.sectionId]);
  planner = new Planner(api, await api.cookieOf(at.admin), at.sectionId);
});

const wish = (more: object = {}) => ({
  input: { fromTermId: at.termId, name: 'Next', startsOn: '2030-02-04', endsOn: '2030-05-31', ...more },
});
const fields = `stamp holidays { day name sessions } sections { id lecturers lecturersGone students decks sessions outside
  problems { kind outcome localStart who } }`;
const asked = async (document: string, variables: object) =>
  api.ask(document, variables, { cookie: await api.cookieOf(at.admin) });
const check = async (more: object = {}) =>
  dataOf<Check>(
    await asked(`query ($input: CopyTermInput!) { checkTermCopy(input: $input) { ${fields} } }`, wish(more)),
    'checkTermCopy',
  );
const copying = (more: object = {}) =>
  asked(
    'mutation ($input: CopyTermInput!) { copyTerm(input: $input) { term { id } sections sessions students told } }',
    wish(more),
  );
const copy = async (more: object = {}) => dataOf<Copied>(await copying(more), 'copyTerm');

/** Every Tuesday at 17:00, six times, in a room of its own. */
async function pattern(): Promise<{ roomId: string }> {
  const lab = await api.dataSource.manager.save(LectureRoom, { campusId: at.campusId, name: 'Lab', seats: 60 });
  await planner.planned('2029-09-04T17:00', { rule: 'FREQ=WEEKLY;COUNT=6', roomId: lab.id, topic: 'Trees' });
  return { roomId: lab.id };
}

/** Another term that overlaps the new one, with a section of its own. */
async function otherSection(teaching: string): Promise<Planner> {
  const { manager } = api.dataSource;
  const [term]: { id: string }[] = await api.dataSource.query(
    `INSERT INTO term (institution_id, name, starts_on, ends_on) VALUES ($1, 'Overlapping', '2030-01-01', '2030-12-31') RETURNING id`,
    [at.institutionId],
  );
  const sectionId = await saveSection(manager, { ...at, termId: term?.id ?? '', teaching });
  return new Planner(api, await api.cookieOf(at.admin), sectionId);
}

describe('a term is copied', () => {
  test('with its lecturers, cohorts, weekly pattern and slides', async () => {
    const { roomId } = await pattern();
    const { query } = api.dataSource;
    const run = query.bind(api.dataSource);
    const [cohort]: { id: string }[] = await run(
      `INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`,
      [at.institutionId],
    );
    await run('INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2), ($1, $3)', [
      cohort?.id,
      at.student,
      at.enrolled,
    ]);
    await run('INSERT INTO section_cohort (section_id, cohort_id) VALUES ($1, $2)', [at.sectionId, cohort?.id]);
    const [deck]: { id: string }[] = await run(
      `INSERT INTO deck (section_id, title, state, pages, pages_done, bytes) VALUES ($1, 'Week 1', 'ready', 1, 1, 10) RETURNING id`,
      [at.sectionId],
    );
    await run(
      `INSERT INTO deck_page (deck_id, number, ratio, text, small, small_bytes, large, large_bytes)
       VALUES ($1, 1, 0.5625, 'Hello', 'a.avif', 1, 'b.avif', 2)`,
      [deck?.id],
    );

    await run(`INSERT INTO prepared_poll (section_id, form) VALUES ($1, '{"question": "Clear?"}')`, [at.sectionId]);
    const before = await check();
    expect(before.sections).toMatchObject([
      { id: at.sectionId, students: 2, decks: 1, sessions: 6, outside: 0, problems: [] },
    ]);
    const copied = await copy({ stamp: before.stamp, open: true });
    expect(copied).toMatchObject({ sections: 1, sessions: 6, students: 2 });
    expect(copied.told).toBe(3);

    const [section]: Record<string, unknown>[] = await run(
      `SELECT id, state, name, ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id) AS lecturers,
         ARRAY(SELECT person_id FROM enrolment WHERE section_id = section.id ORDER BY person_id) AS students,
         (SELECT string_agg(text, '') FROM deck_page JOIN deck ON deck.id = deck_id WHERE section_id = section.id) AS slides,
         ARRAY(SELECT form ->> 'question' FROM prepared_poll WHERE section_id = section.id) AS polls
       FROM section WHERE term_id = $1`,
      [copied.term.id],
    );
    expect(section).toMatchObject({ state: 'open', lecturers: [at.teaching], slides: 'Hello', polls: ['Clear?'] });
    expect(section?.['students']).toEqual([at.student, at.enrolled].sort());
    const sessions: Record<string, unknown>[] = await run(
      'SELECT local_start, room_id, topic, series_id IS NOT NULL AS repeats FROM session WHERE section_id = $1 ORDER BY starts_at',
      [section?.['id']],
    );
    expect(sessions[0]).toEqual({ local_start: '2030-02-05T17:00', room_id: roomId, topic: 'Trees', repeats: true });
    expect(sessions).toHaveLength(6);
  });

  test('without those who have left, and with no more students than there are seats', async () => {
    await pattern();
    const run = api.dataSource.query.bind(api.dataSource);
    const colleague = await saveMember(api.dataSource.manager, at.institutionId, 'lecturer');
    await run('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2)', [at.sectionId, colleague]);
    await run('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [colleague]);
    const [cohort]: { id: string }[] = await run(
      `INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`,
      [at.institutionId],
    );
    await run('INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2), ($1, $3)', [
      cohort?.id,
      at.student,
      at.enrolled,
    ]);
    await run('INSERT INTO section_cohort (section_id, cohort_id) VALUES ($1, $2)', [at.sectionId, cohort?.id]);
    await run('UPDATE section SET capacity = 1 WHERE id = $1', [at.sectionId]);

    const { stamp, sections } = await check();
    expect(sections[0]?.lecturersGone).toHaveLength(1);
    const copied = await copy({ stamp });
    expect(copied.students).toBe(1);
    const [made]: { lecturers: string[]; students: number }[] = await run(
      `SELECT ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id) AS lecturers,
         (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id) AS students
       FROM section WHERE term_id = $1`,
      [copied.term.id],
    );
    expect(made).toEqual({ lecturers: [at.teaching], students: 1 });
  });

  test('with what stands against it shown first: a closing day and a clash are left out, a taken room is given up', async () => {
    const { roomId } = await pattern();
    const { manager } = api.dataSource;
    await manager.save(ClosingDay, { institutionId: at.institutionId, day: '2030-02-12', name: 'Graduation' });
    const sameLecturer = await otherSection(at.teaching);
    await sameLecturer.one('2030-02-19T17:30');
    const colleague = await saveMember(manager, at.institutionId, 'lecturer');
    await sameLecturer.one('2030-02-26T17:00', { lecturerIds: [colleague], roomId });

    const found = await check();
    expect(found.holidays).toEqual([{ day: '2030-02-12', name: 'Graduation', sessions: 1 }]);
    expect(found.sections[0]?.sessions).toBe(4);
    expect(found.sections[0]?.problems.map(({ kind, outcome, localStart }) => [kind, outcome, localStart])).toEqual([
      ['HOLIDAY', 'LEFT_OUT', '2030-02-12T17:00'],
      ['LECTURER', 'LEFT_OUT', '2030-02-19T17:00'],
      ['ROOM', 'WITHOUT_ROOM', '2030-02-26T17:00'],
    ]);
    expect((await check({ onHolidays: true })).sections[0]?.sessions).toBe(5);

    const { term, told } = await copy({ stamp: found.stamp });
    expect(told).toBe(0);
    const rows: { local_start: string; room_id: string | null }[] = await api.dataSource.query(
      `SELECT local_start, room_id FROM session JOIN section ON section.id = section_id WHERE term_id = $1 ORDER BY starts_at`,
      [term.id],
    );
    expect(rows.map(({ local_start, room_id }) => [local_start, room_id])).toEqual([
      ['2030-02-05T17:00', roomId],
      ['2030-02-26T17:00', null],
      ['2030-03-05T17:00', roomId],
      ['2030-03-12T17:00', roomId],
    ]);
  });

  test('once: a second press is refused, and so is what has changed since one looked', async () => {
    await pattern();
    const { stamp } = await check();
    await (await otherSection(at.teaching)).one('2030-02-19T17:30');
    expect(refusal(await copying({ stamp }))).toEqual([['STALE', 'input.stamp']]);
    const again = await check();
    await copy({ stamp: again.stamp });
    expect(refusal(await copying()).map(([code]) => code)).toEqual(['CONFLICT']);
  });

  test('without lecturers who have left, and without sections that are left out', async () => {
    await pattern();
    await api.dataSource.query('DELETE FROM membership WHERE person_id = $1', [at.teaching]);
    expect((await check()).sections).toMatchObject([{ lecturers: [], lecturersGone: [expect.any(String)] }]);
    expect(refusal(await copying({ leaveOut: [at.sectionId] }))).toEqual([['BAD_INPUT', 'input.leaveOut']]);
  });

  test('with 120 sections in one go', async () => {
    await pattern();
    for (let count = 1; count < 120; count += 1) {
      const sectionId = await saveSection(api.dataSource.manager, { ...at, teaching: at.lecturer });
      await api.dataSource.query(
        `WITH series AS (
           INSERT INTO session_series (section_id, rule, local_start, minutes, zone)
           VALUES ($1, 'FREQ=WEEKLY;COUNT=12', $2, 30, 'Africa/Kigali') RETURNING id)
         INSERT INTO session (section_id, topic, zone, series_id, starts_at, ends_at, local_start, series_date)
         SELECT $1, '', 'Africa/Kigali', series.id, $2::timestamp AT TIME ZONE 'Africa/Kigali',
           $2::timestamp AT TIME ZONE 'Africa/Kigali' + interval '30 minutes', $2, $2 FROM series`,
        [
          sectionId,
          `2029-09-0${String(3 + (count % 5))}T${String(7 + Math.floor(count / 10)).padStart(2, '0')}:${count % 10 < 5 ? '00' : '30'}`,
        ],
      );
    }
    const { sections, sessions } = await copy();
    expect(sections).toBe(120);
    expect(sessions).toBeGreaterThan(1_000);
  });
});
