import type { EntityManager } from 'typeorm';
import { Section } from '#database';
import { campusId, courseId, institutionId, personId, sectionId, termId } from '../ids.ts';
import type { SectionName } from '../ids.ts';
import { demoEmail } from '../people.ts';
import { instantOf } from '../../time/zones.ts';
import { teachingDays, untilOf } from './calendar.ts';
import type { TermDates } from './calendar.ts';
import { departments, descriptionOf, outcomesOf, programmes } from './catalogue.ts';
import { cohortId, departmentId, roomId, seriesId, sessionId } from './ids.ts';
import { campuses } from './plan.ts';
import type { PlannedSection, PlannedUniversity } from './plan.ts';
import { Rows } from '../rows.repository.ts';
import { describeCampus } from './university.repository.ts';
import { slotMinutes } from './week-grid.ts';

const institution = 'lubumbashi';
const minute = 60_000;

/** Ids of the sections of a term that are taught from Belgium, in live classes. */
export const sectionsTaughtLive = ({ sections }: PlannedUniversity, term: TermDates): string[] =>
  sections.filter(({ abroad }) => abroad).map((section) => idOf(section, term));

/**
 * Gives the demo's large university a term: once for each term, so that nothing people changed in it afterwards is undone.
 *
 * @returns how many sessions were added
 */
export async function loadUniversity(
  manager: EntityManager,
  university: PlannedUniversity,
  term: TermDates,
): Promise<number> {
  const [last] = university.sections.slice(-1);
  if (!last) return 0;
  if (await manager.existsBy(Section, { id: idOf(last, term) })) return 0;
  const rows = new Rows(manager);
  await addStructure(rows, manager);
  await addPeople(rows, university);
  await addCatalogue(rows);
  await addSections(rows, university, term);
  return addSessions(rows, university, term);
}

const nameOf = ({ course, name }: PlannedSection): SectionName => ({ institution, code: course.code, name });
const idOf = (section: PlannedSection, term: TermDates): string => sectionId(nameOf(section), term.name);

async function addStructure(rows: Rows, manager: EntityManager): Promise<void> {
  const institution_id = institutionId(institution);
  await rows.add(
    'campus',
    campuses.map(({ key, name, zone, linkKbps, linkNote }) => ({
      id: campusId(key),
      institution_id,
      name,
      zone,
      country: 'CD',
      link_kbps: linkKbps,
      link_note: linkNote,
    })),
  );
  // Two of them are the small demo's as well, which knows only their zones.
  for (const { key, linkKbps, linkNote } of campuses) {
    await describeCampus(manager, { id: campusId(key), linkKbps, linkNote });
  }
  await rows.add(
    'room',
    campuses.flatMap(({ key, rooms }) =>
      rooms.map(([name, seats]) => ({ id: roomId(key, name), campus_id: campusId(key), name, seats })),
    ),
  );
  await rows.add(
    'department',
    departments.map(({ code, name }) => ({ id: departmentId(code), institution_id, code, name })),
  );
}

async function addPeople(rows: Rows, { lecturers, students, cohorts }: PlannedUniversity) {
  const institution_id = institutionId(institution);
  await rows.add(
    'person',
    [...lecturers, ...students].map(({ account, name, zone, language, languages }) => ({
      id: personId(account),
      email: demoEmail(account),
      name,
      zone,
      language,
      languages,
      country: zone === 'Europe/Brussels' ? 'BE' : 'CD',
    })),
  );
  const membersAs = (role: string, people: typeof students) =>
    people.map(({ account }) => ({ person_id: personId(account), institution_id, role }));
  await rows.add('membership', [...membersAs('lecturer', lecturers), ...membersAs('student', students)]);
  await rows.add(
    'cohort',
    cohorts.map(({ name, programme, campus }) => ({
      id: cohortId(name),
      institution_id,
      department_id: departmentId(programme.department),
      campus_id: campusId(campus.key),
      name,
    })),
  );
  await rows.add(
    'cohort_member',
    cohorts.flatMap(({ name, students: accounts }) =>
      accounts.map((account) => ({ cohort_id: cohortId(name), person_id: personId(account) })),
    ),
  );
}

async function addCatalogue(rows: Rows): Promise<void> {
  const courses = programmes.flatMap(({ level, courses: all }) => all.map((course) => ({ level, course })));
  const id = (code: string) => courseId({ institution, code });
  await rows.add(
    'course',
    courses.map(({ level, course }) => ({
      id: id(course.code),
      institution_id: institutionId(institution),
      department_id: departmentId(departments.find(({ code }) => course.code.startsWith(code))?.code ?? 'INF'),
      code: course.code,
      title: course.fr,
      language: 'fr',
      description: descriptionOf(course),
      outcomes: outcomesOf(course),
      credits: course.credits,
      level,
    })),
  );
  await rows.add(
    'course_translation',
    courses.map(({ course }) => ({ course_id: id(course.code), language: 'en', title: course.en })),
  );
  await rows.add(
    'course_prerequisite',
    courses.flatMap(({ course }) =>
      (course.needs ?? []).map((need) => ({ course_id: id(course.code), prerequisite_id: id(need) })),
    ),
  );
}

async function addSections(rows: Rows, { sections }: PlannedUniversity, term: TermDates): Promise<void> {
  await rows.add(
    'section',
    sections.map((section) => ({
      id: idOf(section, term),
      course_id: courseId({ institution, code: section.course.code }),
      term_id: termId(institution, term.name),
      campus_id: campusId(section.campus.key),
      name: section.name,
      state: section.cohort ? 'running' : 'open',
      capacity: section.capacity,
      self_enrolment: section.cohort === null,
    })),
  );
  await rows.add(
    'section_lecturer',
    sections.map((section) => ({ section_id: idOf(section, term), person_id: personId(section.lecturer) })),
  );
  await rows.add(
    'section_cohort',
    sections.flatMap((section) =>
      section.cohort ? [{ section_id: idOf(section, term), cohort_id: cohortId(section.cohort.name) }] : [],
    ),
  );
  await rows.add(
    'enrolment',
    sections.flatMap((section) =>
      section.students.map((account) => ({
        section_id: idOf(section, term),
        person_id: personId(account),
        via: section.cohort ? 'cohort' : 'self',
        cohort_id: section.cohort ? cohortId(section.cohort.name) : null,
      })),
    ),
  );
  await rows.add(
    'waiting_place',
    sections.flatMap((section) =>
      section.waiting.map((account, index) => ({
        section_id: idOf(section, term),
        person_id: personId(account),
        since: new Date(Date.parse(`${term.startsOn}T08:00:00Z`) + index * minute),
      })),
    ),
  );
}

async function addSessions(rows: Rows, { sections }: PlannedUniversity, term: TermDates): Promise<number> {
  const planned = sections.map((section) => ({
    section,
    series: seriesId(section.course.code, section.name, term.name),
    starts: teachingDays(term, section.slot.day).map(
      (date) => `${date}T${String(section.slot.hour).padStart(2, '0')}:00`,
    ),
  }));
  await rows.add(
    'session_series',
    planned.map(({ section, series, starts }) => ({
      id: series,
      section_id: idOf(section, term),
      rule: `FREQ=WEEKLY;UNTIL=${untilOf(term)}`,
      local_start: starts[0],
      minutes: slotMinutes,
      zone: section.campus.zone,
    })),
  );
  const sessions = planned.flatMap(({ section, series, starts }) =>
    starts.map((localStart, index) => {
      const startsAt = instantOf('localStart', localStart, section.campus.zone);
      return {
        id: sessionId(series, localStart),
        section_id: idOf(section, term),
        topic: section.course.topics[Math.floor((index * section.course.topics.length) / starts.length)],
        starts_at: startsAt,
        ends_at: new Date(startsAt.getTime() + slotMinutes * minute),
        zone: section.campus.zone,
        local_start: localStart,
        series_id: series,
        series_date: localStart,
        room_id: section.room === null ? null : roomId(section.campus.key, section.room),
      };
    }),
  );
  await rows.add('session', sessions);
  return sessions.length;
}
